import pg from 'pg';
import { LOGIN_ROLES, ROLE_ATTRIBUTES, RUNTIME_ROLES, type LoginRole, type RoleName } from './role-names.js';

/** Limits of every statement that a request or a job runs. */
const RUNTIME_LIMITS = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
} as const;

/**
 * Creates or corrects the roles. Runs once with an administrator's connection; the same call twice changes nothing.
 * @param passwords one per role that logs in.
 */
export async function provisionRoles(
  administrator: pg.ClientBase,
  passwords: Readonly<Record<LoginRole, string>>,
): Promise<void> {
  for (const role of Object.keys(ROLE_ATTRIBUTES) as RoleName[]) {
    const known = await administrator.query('SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [role]);
    await administrator.query(`${known.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${ROLE_ATTRIBUTES[role]}`);
  }
  for (const role of LOGIN_ROLES)
    await administrator.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(passwords[role])}`);
  for (const role of RUNTIME_ROLES)
    for (const [name, value] of Object.entries(RUNTIME_LIMITS))
      await administrator.query(`ALTER ROLE ${role} SET ${name} = '${value}'`);
  // The owner makes functions and hands them to the definer, which takes membership.
  await administrator.query('GRANT ruche_definer TO ruche_owner');
}

/**
 * Creates the database if it is missing and closes it: nobody makes temporary tables (they can shadow names) and
 * nobody but the owner makes objects.
 */
export async function provisionDatabase(administrator: pg.ClientBase, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const known = await administrator.query('SELECT FROM pg_catalog.pg_database WHERE datname = $1', [name]);
  if (!known.rowCount) await administrator.query(`CREATE DATABASE ${database} OWNER ruche_owner`);
  await closeDatabase(administrator, name);
}

/** Also needed after a copy: the rights of a database are not taken over from its template. */
export async function closeDatabase(administrator: pg.ClientBase, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  await administrator.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await administrator.query(
    `GRANT CONNECT ON DATABASE ${database} TO ${RUNTIME_ROLES.join(', ')}, ruche_backup`,
  );
}
