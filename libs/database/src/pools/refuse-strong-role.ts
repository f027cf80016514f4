import type { SystemPool } from './system-pool.js';

interface Strength {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
}

/**
 * A process that runs as superuser, past row-level security or as an owner of tables would make every protection of
 * the database a decoration: it refuses to start.
 * @throws Error naming the role and what is wrong with it.
 */
export async function refuseStrongRole(pool: Pick<SystemPool, 'query'>): Promise<void> {
  const [role] = await pool.query<Strength>(`
    SELECT current_user::text AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
      EXISTS (SELECT FROM pg_catalog.pg_class c
        WHERE c.relkind IN ('r', 'p') AND pg_catalog.pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_catalog.pg_roles r WHERE r.rolname = current_user`);
  const fault = !role
    ? 'is unknown'
    : role.superuser
      ? 'is a superuser'
      : role.bypasses
        ? 'bypasses row-level security'
        : role.owns
          ? 'owns tables'
          : null;
  if (fault)
    throw new Error(`the database role ${role?.name ?? '?'} ${fault}: the server does not start with it`);
}
