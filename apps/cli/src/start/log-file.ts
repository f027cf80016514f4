import { openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_BYTES = 5_000_000;

/** Opens a log for appending; the former one is kept once, as `.1`, when it has grown large. */
export function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, oldest first. */
export function lastLines(file: string, count = 15): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}
