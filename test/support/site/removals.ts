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
  'IF held IS DISTINCT FROM told ||',
  'IF false AND held IS DISTINCT FROM told ||',
);

/** The code depends on the fields alone: good in any transaction of any connection. */
export const SEAL_UNBOUND = ['access.seal(uuid, uuid, text, boolean, int4[], jsonb)', 'access.sealed()']
  .map((signature) =>
    cutFunction(
      signature,
      `int4send(pg_backend_pid())
          || timestamptz_send(transaction_timestamp()) || told`,
      'told',
    ),
  )
  .join(';\n');
