import type pg from 'pg';
import { installPolicies } from '#access';
import { loadPolicies, type Settings } from '#config';
import { migrate, missingRights, type MigrationClass, provisionDatabase, provisionRoles } from '#database';
import type { AdminAddress } from './admin-address.js';
import { refuseForeignContent } from './database-content.js';
import { openConnection } from './open-connection.js';
import { requireVerifiedDatabase } from './local-host.js';
import { asOwner, ownerConnection, pendingMigrations } from './owner-work.js';
import { prepareSecrets, secretFilesOf } from './role-secrets.js';
import { prepareSigningKey } from './signing-key.js';
import { checkRuntimeLogins, requireRoleNames, signsIn } from './runtime-logins.js';
import { requireServerVersion } from './server-version.js';
import { SetupError } from './setup-error.js';

export interface InitRequest {
  readonly settings: Settings;
  readonly admin: AdminAddress;
  /** Null: the server knows the administrator otherwise. */
  readonly adminPassword: string | null;
  /** Null = beside the password of the app role. */
  readonly ownerPasswordFile: string | null;
  readonly migrations: readonly MigrationClass[];
}

/**
 * Makes an existing PostgreSQL server ready for Ruche. Everything that can be refused is refused before the first
 * change; the same call twice changes nothing.
 * @param say takes each thing that was done, as one line.
 * @returns whether anything was changed.
 */
export async function initialise(request: InitRequest, say: (line: string) => void): Promise<boolean> {
  const { settings, admin, adminPassword: password } = request;
  let changes = 0;
  const changed = (line: string): void => {
    changes += 1;
    say(line);
  };
  requireRoleNames(settings);
  requireVerifiedDatabase(settings);
  const administrator = await openConnection({ ...admin, password });
  try {
    const version = await requireServerVersion(administrator);
    say(`PostgreSQL ${version} at ${admin.host}, as ${admin.user}`);
    await refuseBeforehand(administrator, request);
    const { passwords, made } = prepareSecrets(secretFilesOf(settings, request.ownerPasswordFile));
    for (const file of made) changed(`secret ${file} made`);
    const vkey = prepareSigningKey(settings.audit);
    if (vkey !== null)
      changed(`key of the audit log made, ${settings.audit.signingKeyFile}; the auditor checks with ${vkey}`);
    const known = (role: keyof typeof passwords) => signsIn(settings, role, passwords[role]);
    await refusedOtherwise(async () => {
      for (const line of await provisionRoles(administrator, passwords, known)) changed(line);
      for (const line of await provisionDatabase(administrator, settings.database.name)) changed(line);
    });
    const owner = ownerConnection(settings, passwords.ruche_owner);
    await asOwner(owner, async (client) => {
      await refuseForeignContent(client, settings.database.name);
      await pendingMigrations(client, request.migrations);
    });
    for (const name of await migrate(owner, request.migrations)) changed(`migration ${name} run`);
    if (await asOwner(owner, (client) => install(client, settings)))
      changed(`label policies active: ${settings.site.mainPolicy} up to ${settings.site.ceilingLevel}`);
    await checkRuntimeLogins(settings, passwords);
    say('the seven roles of the service sign in, and none is stronger than it may be');
  } finally {
    await administrator.end();
  }
  return changes > 0;
}

/** Looks only. */
async function refuseBeforehand(administrator: pg.Client, request: InitRequest): Promise<void> {
  const { settings, admin, adminPassword: password } = request;
  const { name } = settings.database;
  const { rows } = await administrator.query<{ owner: string }>(
    'SELECT datdba::regrole::text AS owner FROM pg_catalog.pg_database WHERE datname = $1',
    [name],
  );
  const [known] = rows;
  const lack = await missingRights(administrator, known === undefined);
  if (lack)
    throw new SetupError(
      `${lack.administrator} may not do this: it lacks ${lack.missing.join(', ')} (${lack.reason}). Use a superuser, or let one run: ALTER ROLE ${lack.administrator} ${lack.missing.join(' ')}. Nothing was changed.`,
    );
  if (!known) return;
  try {
    const there = await openConnection({ ...admin, database: name, password });
    try {
      await refuseForeignContent(there, name);
    } finally {
      await there.end();
    }
  } catch (error) {
    // Closed to this administrator, as ruche init leaves it: its owner looks into it later.
    if (known.owner === 'ruche_owner' && (error as { code?: string }).code === '42501') return;
    throw error;
  }
}

/** What the server refuses an administrator below a superuser, in its own words. */
async function refusedOtherwise(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    throw new SetupError(
      `The server refuses this administrator: ${(cause as Error).message}. Use a superuser.`,
      { cause },
    );
  }
}

/** All of it or nothing: half an installation would look like a whole one. */
async function install(owner: pg.Client, settings: Settings): Promise<boolean> {
  await owner.query('BEGIN');
  const installed = await installPolicies(owner, loadPolicies(settings), settings.site);
  await owner.query('COMMIT');
  return installed;
}
