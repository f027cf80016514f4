import type pg from 'pg';

/**
 * The locale of a new database: order by code point, which no update of the operating system changes under the
 * indexes, and letters of every language known as letters. Version 17 brings both with it; before, the system must.
 */
export async function databaseLocale(administrator: pg.ClientBase): Promise<string> {
  const { rows } = await administrator.query<{ version: number; known: boolean }>(
    `SELECT current_setting('server_version_num')::int4 AS version,
       EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collprovider = 'c' AND lower(collname) IN ('c.utf8', 'c.utf-8'))
         AS known`,
  );
  const { version = 0, known = false } = rows[0] ?? {};
  if (version >= 170_000) return `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`;
  return `LOCALE_PROVIDER libc LC_COLLATE 'C'${known ? ` LC_CTYPE 'C.UTF-8'` : ''}`;
}
