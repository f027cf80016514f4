import type pg from 'pg';
import { SetupError } from './setup-error.js';

/** Names enough to recognise what it is. */
const NAMED = 3;

/**
 * A database is Ruche's when it is empty, or when our list of migrations stands in it. Anything else belongs to
 * somebody, who would lose rights by being closed.
 * @param client any connection to that database; changes nothing.
 * @throws SetupError naming what was found.
 */
export async function refuseForeignContent(client: pg.ClientBase, database: string): Promise<void> {
  const { rows } = await client.query<{ encoding: string; ours: boolean; found: string[]; count: number }>(
    `WITH everything AS (
       SELECT c.oid, format('table %s.%s', n.nspname, c.relname) AS name, n.nspname FROM pg_catalog.pg_class c
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
       UNION ALL SELECT p.oid, format('function %s.%s', n.nspname, p.proname), n.nspname FROM pg_catalog.pg_proc p
         JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       UNION ALL SELECT n.oid, format('schema %s', n.nspname), n.nspname FROM pg_catalog.pg_namespace n
         WHERE n.nspname <> 'public'
     ), things AS (
       SELECT e.name FROM everything e WHERE e.nspname !~ '^(pg_|information_schema$)'
         -- What an extension brought along is nobody's content.
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = e.oid AND d.deptype = 'e')
     )
     SELECT current_setting('server_encoding') AS encoding, (SELECT count(*)::int4 FROM things) AS count,
       ARRAY(SELECT name FROM things ORDER BY name LIMIT ${NAMED}) AS found,
       EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_catalog.pg_roles r ON r.oid = c.relowner
         WHERE n.nspname = 'public' AND c.relname = 'schema_migration' AND r.rolname = 'ruche_owner') AS ours`,
  );
  const [state] = rows;
  if (!state) throw new Error('the database tells nothing of itself');
  if (state.encoding !== 'UTF8')
    throw new SetupError(
      `The database ${database} is encoded in ${state.encoding}: Ruche needs UTF8. Name another database, which is then made so.`,
    );
  if (state.ours || state.count === 0) return;
  const rest = state.count > NAMED ? ` and ${state.count - NAMED} more` : '';
  throw new SetupError(
    `The database ${database} holds what is not Ruche's (${state.found.join(', ')}${rest}): name another database in the settings (database.name). Nothing was changed.`,
  );
}
