import type pg from 'pg';
import type { Settings } from '#config';
import { RUNTIME_ROLES, type LoginRole, type RuntimeRole } from '#database';
import { openConnection } from './open-connection.js';
import { SetupError } from './setup-error.js';

const SETTING_OF: Readonly<Record<RuntimeRole, keyof Settings['database']['roles']>> = {
  ruche_app: 'app',
  ruche_auth: 'auth',
  ruche_relay: 'relay',
  ruche_worker: 'worker',
  ruche_sync: 'sync',
  ruche_sequencer: 'sequencer',
  ruche_auditor: 'auditor',
};

/** The rights are granted to roles by name: another name in the settings would have none. */
export function requireRoleNames(settings: Settings): void {
  for (const role of RUNTIME_ROLES) {
    const setting = SETTING_OF[role];
    const { user } = settings.database.roles[setting];
    if (user !== role)
      throw new SetupError(`database.roles.${setting}.user is "${user}": the role of this task is ${role}.`);
  }
}

/** Each role signs in as the service will, and holds no more than it should. @throws SetupError otherwise. */
export async function checkRuntimeLogins(
  settings: Settings,
  passwords: Readonly<Record<LoginRole, string>>,
): Promise<void> {
  for (const role of RUNTIME_ROLES) {
    const client = await openConnection({ ...loginOf(settings, role), password: passwords[role] });
    try {
      await refuseWhatItCouldTake(client, role);
    } finally {
      await client.end();
    }
  }
}

/** Rights that reach a role past what the migrations grant: an old server, or somebody's hand, left them. */
async function refuseWhatItCouldTake(client: pg.ClientBase, role: RuntimeRole): Promise<void> {
  const { rows } = await client.query<{ groups: string[]; makes: boolean; temporary: boolean }>(
    `SELECT ARRAY(SELECT g.rolname::text FROM pg_catalog.pg_auth_members m
         JOIN pg_catalog.pg_roles g ON g.oid = m.roleid JOIN pg_catalog.pg_roles r ON r.oid = m.member
         WHERE r.rolname = current_user) AS groups,
       has_schema_privilege('public', 'CREATE') AS makes,
       has_database_privilege(current_database(), 'TEMPORARY') AS temporary`,
  );
  const { groups = [], makes = false, temporary = false } = rows[0] ?? {};
  const refuse = (what: string, remedy: string): never => {
    throw new SetupError(`${role} ${what}: let a superuser run, in this database: ${remedy}`);
  };
  const [group] = groups;
  if (group !== undefined)
    refuse(`is a member of ${group}, whose rights it could take`, `REVOKE ${group} FROM ${role};`);
  if (makes) refuse('may make objects in the schema public', 'REVOKE CREATE ON SCHEMA public FROM PUBLIC;');
  if (temporary) refuse('may make temporary tables', `REVOKE TEMPORARY ON DATABASE … FROM PUBLIC, ${role};`);
}

/** Whether a role signs in with this password already. */
export async function signsIn(settings: Settings, role: LoginRole, password: string): Promise<boolean> {
  try {
    const client = await openConnection({ ...loginOf(settings, role), password });
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function loginOf({ database }: Settings, user: LoginRole) {
  const { host, port, name, tls } = database;
  return { user, host, port, database: name, caFile: tls?.caFile ?? null };
}
