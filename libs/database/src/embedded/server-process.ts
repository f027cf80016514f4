import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { DataFolder } from './data-folder.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { readPostmasterFile } from './postmaster-file.js';
import type { RunAs } from './run-as.js';
import { waitFor } from './wait-for.js';

const START_PATIENCE_MS = 60_000;
const LARGEST_LOG_BYTES = 5_000_000;

/**
 * Starts the postmaster in a session of its own: the terminal's Ctrl+C must not reach it, because whoever
 * started it stops its clients first.
 */
export function spawnServer(
  folder: DataFolder,
  binaries: PostgresBinaries,
  runAs: RunAs,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...args] = [...runAs.prefix, binaries.postgres, '-D', folder.pgData, ...options];
  // A file, not a pipe: a server that outlives a killed launcher must not write into nothing.
  const log = openLog(folder.logFile);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  const child = spawn(program, args, {
    cwd: folder.root,
    detached: true,
    env,
    stdio: ['ignore', log, log],
    ...runAs.user,
  });
  closeSync(log);
  return child;
}

/** @throws with the end of the server's log when it ends before it takes connections. */
export async function waitUntilReady(child: ChildProcess, folder: DataFolder): Promise<void> {
  const failures: string[] = [];
  child.once('error', (error) => failures.push(error.message));
  child.once('exit', () => failures.push('it ended'));
  const ready = (): boolean => {
    const file = readPostmasterFile(folder.pgData);
    return file !== null && file.pid === child.pid && file.ready;
  };
  const inTime = await waitFor(() => failures.length > 0 || ready(), START_PATIENCE_MS);
  if (inTime && failures.length === 0) return;
  const reason = failures[0] ?? `not ready after ${String(START_PATIENCE_MS / 1000)} s`;
  throw new Error(`PostgreSQL did not start (${reason}):\n${logTail(folder.logFile).join('\n')}`);
}

/** The last lines of the server's log, oldest first. */
export function logTail(logFile: string, lines = 10): string[] {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines);
}

function openLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a', 0o600);
}
