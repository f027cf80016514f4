import type { SystemPool } from './system-pool.js';

interface Strength {
  readonly name: string;
  /** What the role has that a running process must not have, in words; null when there is nothing. */
  readonly fault: string | null;
}

/**
 * A process that runs as superuser, past row-level security, as an owner of tables or as a member of any other role
 * (of the definer's, of pg_read_all_data) would make every protection of the database a decoration: it refuses to
 * start.
 * @throws Error naming the role and what is wrong with it.
 */
export async function refuseStrongRole(pool: Pick<SystemPool, 'query'>): Promise<void> {
  const [role] = await pool.query<Strength>(`
    SELECT r.rolname::text AS name, CASE
      WHEN r.rolsuper THEN 'is a superuser'
      WHEN r.rolbypassrls THEN 'bypasses row-level security'
      WHEN EXISTS (SELECT FROM pg_catalog.pg_class c
        WHERE c.relkind IN ('r', 'p') AND pg_catalog.pg_has_role(r.oid, c.relowner, 'MEMBER')) THEN 'owns tables'
      WHEN EXISTS (SELECT FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid) THEN 'is a member of another role'
      WHEN r.rolcreaterole OR r.rolcreatedb OR r.rolreplication THEN 'may make roles or databases, or replicate'
      END AS fault
    FROM pg_catalog.pg_roles r WHERE r.rolname = current_user`);
  const fault = role ? role.fault : 'is unknown';
  if (fault !== null)
    throw new Error(`the database role ${role?.name ?? '?'} ${fault}: the server does not start with it`);
}
