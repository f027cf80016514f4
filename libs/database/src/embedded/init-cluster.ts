import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DataFolder } from './data-folder.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { RunAs } from './run-as.js';

export const SUPERUSER = 'postgres';
const MAJOR_VERSION = '18';
const HBA =
  '# Written at each start. Nobody is trusted, also not on the socket.\nlocal all all scram-sha-256\n';

/** Makes the cluster unless it exists; half of one, left by a killed run, is thrown away. */
export async function initCluster(
  folder: DataFolder,
  binaries: PostgresBinaries,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  if (!existsSync(folder.pgData)) await makeCluster(folder, binaries, runAs, durable);
  const version = readFileSync(join(folder.pgData, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new Error(
      `The database in ${folder.pgData} was made by PostgreSQL ${version}, this is ${MAJOR_VERSION}: move it away, or migrate it with its own version.`,
    );
  }
  writeFileSync(join(folder.pgData, 'pg_hba.conf'), HBA);
}

async function makeCluster(
  folder: DataFolder,
  binaries: PostgresBinaries,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  const unfinished = `${folder.pgData}.unfinished`;
  const handedOver = `${folder.passwordFile}.initdb`;
  rmSync(unfinished, { recursive: true, force: true });
  const password = randomBytes(32).toString('base64url');
  writeFileSync(folder.passwordFile, password, { mode: 0o600 });
  writeFileSync(handedOver, password, { mode: 0o600 });
  if (runAs.user !== null) chownSync(handedOver, runAs.user.uid, runAs.user.gid);
  const command = [
    ...runAs.prefix,
    binaries.initdb,
    ...['--pgdata', unfinished, '--username', SUPERUSER, '--pwfile', handedOver],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...['--auth=scram-sha-256', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
  ];
  try {
    await run(command, folder.root, runAs);
  } finally {
    rmSync(handedOver, { force: true });
  }
  renameSync(unfinished, folder.pgData);
}

async function run(command: readonly string[], cwd: string, runAs: RunAs): Promise<void> {
  const [program = '', ...args] = command;
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  try {
    await promisify(execFile)(program, args, { cwd, env, ...runAs.user });
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw new Error(`initdb failed: ${stderr.trim()}`, { cause });
  }
}
