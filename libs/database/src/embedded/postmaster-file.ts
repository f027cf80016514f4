import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says. PostgreSQL documents its lines in `src/include/utils/pidfile.h`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

/** @returns null when there is none, or it is not completely written yet. */
export function readPostmasterFile(pgData: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

export function removePostmasterFile(pgData: string): void {
  rmSync(join(pgData, 'postmaster.pid'), { force: true });
}
