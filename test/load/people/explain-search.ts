import type pg from 'pg';

/**
 * The plan of a search as it runs inside its definer function, which EXPLAIN itself does not show: auto_explain tells
 * of nested statements.
 */
export async function explainSearch(admin: pg.Client, token: string, words: string): Promise<string> {
  const plans: string[] = [];
  const listen = ({ message }: { message?: string | undefined }): void => {
    if (message?.includes('ORDER BY p.name_key') === true) plans.push(message);
  };
  admin.on('notice', listen);
  await admin.query(`LOAD 'auto_explain'`);
  await admin.query('BEGIN');
  await admin.query(`SET LOCAL auto_explain.log_min_duration = 0; SET LOCAL auto_explain.log_nested_statements = on;
    SET LOCAL auto_explain.log_analyze = on; SET LOCAL auto_explain.log_buffers = on; SET LOCAL auto_explain.log_level = notice`);
  await admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
  await admin.query('SELECT access.enter($1)', [token]);
  await admin.query(`SELECT id FROM people.search($1, '', '', '', NULL, '{}', NULL, 51)`, [words]);
  await admin.query('ROLLBACK');
  admin.off('notice', listen);
  return plans.join('\n\n');
}
