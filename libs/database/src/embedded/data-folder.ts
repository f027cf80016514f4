import { chownSync, mkdirSync, realpathSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.js';
import { POSTGRES_USER, type RunAs } from './run-as.js';

/** Where one embedded cluster keeps its things, all in one private folder. */
export interface DataFolder {
  readonly root: string;
  readonly pgData: string;
  /** Outside PGDATA: whoever reads the database's files through the database does not find it. */
  readonly passwordFile: string;
  readonly logFile: string;
}

/** @throws when the user that PostgreSQL runs as cannot reach the folder or the program. */
export function makeDataFolder(dataDir: string, runAs: RunAs, binaries: PostgresBinaries): DataFolder {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // The kernel reports working directories without symbolic links, so they are resolved before any comparison.
  const root = realpathSync(dataDir);
  if (runAs.user !== null) giveTo(root, runAs.user, binaries);
  return {
    root,
    pgData: join(root, 'pgdata'),
    passwordFile: join(root, 'superuser-password'),
    logFile: join(root, 'postgres.log'),
  };
}

function giveTo(root: string, user: { uid: number; gid: number }, binaries: PostgresBinaries): void {
  chownSync(root, user.uid, user.gid);
  const reaches = (option: string, path: string): boolean =>
    spawnSync('test', [option, path], { ...user, cwd: '/' }).status === 0;
  const unreachable = [
    reaches('-w', root) ? '' : root,
    reaches('-x', binaries.postgres) ? '' : binaries.postgres,
  ];
  const path = unreachable.find((candidate) => candidate !== '');
  if (path === undefined) return;
  throw new Error(
    `PostgreSQL refuses to run as root, and its user "${POSTGRES_USER}" cannot reach ${path}: run this as an ordinary user, or put the project where every user may enter.`,
  );
}
