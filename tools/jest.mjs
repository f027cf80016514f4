import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];

/** The longest that one kind of tests may take. */
const MOST_MINUTES = 15;

/** Files that are named because they take longest: a run that grows shows where. */
const SLOWEST = 5;

const NO_REPORT = `No report: it was ended after ${MOST_MINUTES} minutes, or it fell`;

/** The kinds of tests, in the order in which they run, with the folders that hold them. */
export const TEST_KINDS = {
  unit: ['libs', 'apps'],
  architecture: ['test/architecture'],
  integration: ['test/integration'],
  access: ['test/access'],
  corpus: ['test/corpus'],
  e2e: ['test/e2e'],
};

/**
 * Runs one kind. `skipped` lists the full names, `failures` what is to be told again at the end of the run; a suite
 * that does not even load counts as one failure.
 * @param leaveOut folders of that kind that do not run this time.
 * @param env on top of the environment of this process.
 */
export function runJest(kind, { leaveOut = [], env = {} } = {}) {
  const folders = TEST_KINDS[kind].filter((folder) => existsSync(join(root, folder)));
  if (folders.length === 0) return { passed: 0, failed: 0, skipped: [], failures: [], slowest: [] };
  const scratch = mkdtempSync(join(tmpdir(), 'ruche-jest-'));
  const report = join(scratch, 'report.json');
  try {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const paths = folders.map((folder) => join(root, folder));
    // First: at the end it would take the paths that follow for patterns too.
    const ignored = leaveOut.map((folder) => `--testPathIgnorePatterns=/${folder}/`);
    const options = [
      ...ignored,
      '-w',
      '2',
      '--forceExit',
      '--passWithNoTests',
      '--json',
      '--outputFile',
      report,
    ];
    // Jest's own progress goes to stderr; its JSON on stdout is read from the file instead.
    const { status } = spawnSync(process.execPath, [...NODE_OPTIONS, jest, ...options, ...paths], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
      // A test that leaves something open must not hold the whole run: it is a failure, and is told as one.
      timeout: MOST_MINUTES * 60_000,
      killSignal: 'SIGKILL',
    });
    return count(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null, status);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function count(report, status) {
  if (report === null) return { passed: 0, failed: 1, skipped: [], failures: [NO_REPORT], slowest: [] };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  const failures = report.testResults.flatMap(failuresOf);
  const slowest = report.testResults
    .map(durationOf)
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST);
  // A run may fail without a failing test, for example in its global set-up.
  if (status !== 0 && failed === 0) {
    return {
      passed: report.numPassedTests,
      failed: 1,
      skipped,
      failures: [`Jest ended with ${status}`],
      slowest,
    };
  }
  return { passed: report.numPassedTests, failed, skipped, failures, slowest };
}

function durationOf({ name, startTime, endTime }) {
  return { file: relative(root, name), seconds: (endTime - startTime) / 1000 };
}

/** What failed in one file, each as a text: its name and what Jest says of it. */
function failuresOf({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // A suite that does not even load has no results, but a message.
  if (assertionResults.length === 0 && message !== '') return [`${file}\n${message}`];
  return failed.map((test) => `${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}
