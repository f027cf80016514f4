import { readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Every process of the server on `pgData`, known by its program and by its working directory (the postmaster
 * changes into the data folder, its children inherit it). A number in a pid file alone proves nothing: it may
 * belong to somebody else by now.
 */
export function postgresProcesses(pgData: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => linkOf(pid, 'cwd') === pgData && basename(linkOf(pid, 'exe')) === 'postgres')
    .map(Number);
}

/** Empty when the process is gone or somebody else's. A replaced program reads as `/path/postgres (deleted)`. */
function linkOf(pid: string, name: 'cwd' | 'exe'): string {
  try {
    return readlinkSync(`/proc/${pid}/${name}`).replace(/ \(deleted\)$/, '');
  } catch {
    return '';
  }
}
