/**
 * SQL that takes one condition out of a function. It fails when the condition is not there, so that a control cannot
 * pass because nothing was removed.
 */
export function cutFunction(signature: string, from: string, to: string): string {
  return `DO $cut$
    DECLARE
      source text := pg_get_functiondef('${signature}'::regprocedure);
      cut text := replace(source, $from$${from}$from$, $to$${to}$to$);
    BEGIN
      IF cut = source THEN RAISE 'nothing to remove in ${signature}'; END IF;
      EXECUTE cut;
    END $cut$`;
}

/** The readers believe whatever the setting says. */
export const SEAL_UNCHECKED = cutFunction(
  'access.sealed()',
  `right(held, 65) IS DISTINCT FROM '#' || access.seal_code(fields)`,
  'false',
);

/** The code depends on the fields alone: good in any transaction of any connection. */
export const SEAL_UNBOUND = cutFunction(
  'access.seal_code(text)',
  `pg_backend_pid()::text || ':' || length(stamp) || ':' || stamp || ':' ||`,
  '',
);
