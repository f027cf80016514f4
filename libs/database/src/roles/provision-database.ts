import pg from 'pg';
import { databaseLocale } from './database-locale.js';
import { RUNTIME_ROLES } from './role-names.js';

/**
 * Creates the database if it is missing and closes it: nobody makes temporary tables (they can shadow names) and
 * nobody but the owner makes objects.
 * @returns what was changed, in a few words each.
 */
export async function provisionDatabase(
  administrator: pg.ClientBase,
  name: string,
): Promise<readonly string[]> {
  const done: string[] = [];
  const database = pg.escapeIdentifier(name);
  const { rows } = await administrator.query<{ owner: string; open: boolean }>(
    `SELECT d.datdba::regrole::text AS owner, ${OPEN} AS open FROM pg_catalog.pg_database d WHERE d.datname = $1`,
    [name, CONNECTING],
  );
  const known = rows[0];
  if (known?.owner === 'ruche_owner' && !known.open) return done;
  await asOwner(administrator, async () => {
    if (!known) {
      const locale = await databaseLocale(administrator);
      await administrator.query(
        `CREATE DATABASE ${database} OWNER ruche_owner TEMPLATE template0 ENCODING 'UTF8' ${locale}`,
      );
      done.push(`database ${name} made`);
    } else if (known.owner !== 'ruche_owner') {
      await administrator.query(`ALTER DATABASE ${database} OWNER TO ruche_owner`);
      done.push(`database ${name} given to ruche_owner`);
    }
    await closeDatabase(administrator, name);
    done.push(`database ${name} closed to all but the roles of Ruche`);
  });
  return done;
}

const CONNECTING = [...RUNTIME_ROLES, 'ruche_backup'];

/** Everybody has a right on it, or a role of ours lacks CONNECT. $2 = the roles that connect. */
const OPEN = `(
  EXISTS (SELECT FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a WHERE a.grantee = 0)
  OR EXISTS (SELECT FROM unnest($2::text[]) r WHERE NOT has_database_privilege(r, d.oid, 'CONNECT')))`;

/** Also needed after a copy: the rights of a database are not taken over from its template. */
export async function closeDatabase(administrator: pg.ClientBase, name: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  await administrator.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await administrator.query(`GRANT CONNECT ON DATABASE ${database} TO ${CONNECTING.join(', ')}`);
}

/** An administrator below a superuser takes the owner's rights for as long as the work lasts. */
async function asOwner(administrator: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows } = await administrator.query<{ holds: boolean }>(
    `SELECT pg_has_role(current_user, 'ruche_owner', 'USAGE') AS holds`,
  );
  if (rows[0]?.holds) {
    await work();
    return;
  }
  await administrator.query('GRANT ruche_owner TO CURRENT_USER');
  try {
    await work();
  } finally {
    await administrator.query('REVOKE ruche_owner FROM CURRENT_USER');
  }
}
