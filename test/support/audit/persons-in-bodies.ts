import type pg from 'pg';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Each event whose body names an account, an entry of the directory or a session that the database knows. */
const NAMED = `
  WITH known AS (
    SELECT id::text AS id, 'account' AS what FROM auth.account UNION ALL SELECT directory_id, 'directory entry' FROM auth.account
    UNION ALL SELECT id::text, 'session' FROM auth.session)
  SELECT DISTINCT format('%s names a %s: %s', e.event, known.what, convert_from(e.body, 'UTF8')) AS fault
  FROM audit.audit_event e CROSS JOIN LATERAL regexp_matches(convert_from(e.body, 'UTF8'), '${UUID}', 'g') found (match)
    JOIN known ON known.id = found.match[1]
  LIMIT 5`;

/**
 * What stands in the body of a record is never forgotten: persons are named beside it, where the catalogue says so. A
 * fact that names one and is not in its list is found here.
 */
export async function personsInBodies(client: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ fault: string }>(NAMED);
  return rows.map(({ fault }) => fault);
}
