import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * What is checked without running the product: name → action that gives true when it passes.
 * @param lintCache faster, but blind to what a change of one file's types means for the others.
 */
export function staticChecks({ lintCache }) {
  const projects = [
    'tsconfig.json',
    'apps/web/tsconfig.json',
    'apps/web/tsconfig.node.json',
    'test/e2e/tsconfig.json',
  ];
  const types = projects.filter((project) => existsSync(join(root, project)));
  return {
    format: () => run('prettier', '--check', '--log-level', 'warn', '.'),
    ...Object.fromEntries(
      types.map((project) => [`types of ${project}`, () => run('tsc', '--noEmit', '-p', project)]),
    ),
    // Two at once: half the time for half as much memory again (6 GB).
    lint: () =>
      run('eslint', '--max-warnings', '0', ...(lintCache ? ['--cache'] : ['--concurrency', '2']), '.'),
  };
}

function run(program, ...args) {
  const path = join(root, 'node_modules/.bin', program);
  return spawnSync(path, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] }).status === 0;
}
