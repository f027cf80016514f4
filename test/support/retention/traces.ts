import type pg from 'pg';

interface Column {
  readonly place: string;
  readonly column: string;
}

/** Every column of every table of ours (partitions by their table), as text: what is stored as bytes is read as the text that it may be. */
async function columns(admin: pg.Client): Promise<Column[]> {
  const { rows } = await admin.query<Column>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS place,
       CASE WHEN a.atttypid = 'bytea'::regtype THEN format('encode(t.%I, ''escape'')', a.attname)
         ELSE format('t.%I::text', a.attname) END AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  return rows;
}

/** The tables in which any of these texts stands, in whatever column; each once, in order. */
export async function tablesWith(admin: pg.Client, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { place, column } of await columns(admin)) {
    if (found.has(place)) continue;
    const { rowCount } = await admin.query(
      `SELECT FROM ${place} t WHERE EXISTS (SELECT FROM unnest($1::text[]) x WHERE position(x IN ${column}) > 0) LIMIT 1`,
      [texts],
    );
    if (rowCount !== 0) found.add(place);
  }
  return [...found].sort();
}
