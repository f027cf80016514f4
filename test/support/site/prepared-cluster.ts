import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  LOGIN_ROLES,
  migrate,
  provisionDatabase,
  provisionRoles,
  THROWAWAY_SETTINGS,
  type LoginRole,
} from '#database';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { chosenPostgres } from '../postgres/chosen-postgres.js';

export const TEMPLATE = 'ruche_template';

/** The passwords of the roles of every cluster of this run. */
export type Passwords = Readonly<Record<LoginRole, string>>;

const PATIENCE_MS = 120_000;

/**
 * Fills the folder of a new cluster with roles and the migrated template. Making them takes longer than most test
 * files: the first file of a run makes them once, and all copy its data.
 */
export async function fillCluster(folder: string): Promise<Passwords> {
  const prepared = await prepare();
  await promisify(execFile)('cp', ['-a', join(prepared, 'postgres'), folder]);
  return JSON.parse(readFileSync(join(prepared, 'passwords.json'), 'utf8')) as Passwords;
}

/** The folder of this run's clusters, which the run itself makes and removes. */
export function clustersFolder(): string {
  const folder = process.env['TEST_CLUSTERS_FOLDER'];
  if (folder === undefined) throw new Error('Jest runs without tools/clusters-folder.mjs');
  return folder;
}

/** Where the prepared data of the chosen server lies; test files that need it at the same time wait for one of them. */
async function prepare(): Promise<string> {
  const ready = join(clustersFolder(), process.env['TEST_POSTGRES'] ?? 'embedded');
  const claim = `${ready}.claim`;
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (existsSync(ready)) return ready;
    if (!claimed(claim)) {
      await sleep(50);
      continue;
    }
    try {
      // Somebody may have finished between the look and the claim.
      if (!existsSync(ready)) {
        await make(`${ready}.making`);
        renameSync(`${ready}.making`, ready);
      }
      return ready;
    } finally {
      rmSync(claim, { recursive: true });
    }
  }
  throw new Error(`no prepared cluster in ${ready} after ${PATIENCE_MS / 1000} s`);
}

function claimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}

/** A server that was stopped in order leaves data that any number of servers can go on from. */
async function make(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const passwords = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, randomBytes(18).toString('base64url')]),
  ) as Record<LoginRole, string>;
  const postgres = await chosenPostgres()({
    dataDir: join(folder, 'postgres'),
    socketDir: join(folder, 'socket'),
    settings: THROWAWAY_SETTINGS,
  });
  const { host, port, superuser } = postgres;
  const { user, password } = superuser;
  const administrator = new pg.Client({ host, port, database: 'postgres', user, password });
  try {
    await administrator.connect();
    await provisionRoles(administrator, passwords);
    await provisionDatabase(administrator, TEMPLATE);
    await migrate(
      { host, port, database: TEMPLATE, user: 'ruche_owner', password: passwords.ruche_owner },
      MIGRATIONS,
    );
  } finally {
    await administrator.end();
    await postgres.stop();
  }
  writeFileSync(join(folder, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
}
