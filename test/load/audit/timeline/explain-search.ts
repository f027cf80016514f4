import type pg from 'pg';
import { planted } from './plant-records.js';

const QUESTION = `SELECT reached FROM audit.search_log('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  NULL, NULL, '{hold.opened,message.read}', ${planted.actor('0')}, NULL, NULL, NULL, NULL, 'deny', NULL, NULL, NULL, 50)`;

/** The plans of a search as they run inside its function, under the role that asks: auto_explain tells of nested statements. */
export async function explainSearch(admin: pg.Client, token: string): Promise<string> {
  const plans = new Set<string>();
  const listen = ({ message }: { message?: string | undefined }): void => {
    if (message?.includes('audit_event') === true && plans.size < 8) plans.add(message);
  };
  admin.on('notice', listen);
  await admin.query(`LOAD 'auto_explain'`);
  await admin.query('BEGIN');
  await admin.query(`SET LOCAL auto_explain.log_min_duration = 0; SET LOCAL auto_explain.log_nested_statements = on;
    SET LOCAL auto_explain.log_analyze = on; SET LOCAL auto_explain.log_buffers = on; SET LOCAL auto_explain.log_level = notice;
    SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL random_page_cost = 1.1`);
  await admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
  await admin.query('SELECT access.enter($1)', [token]);
  await admin.query(QUESTION);
  await admin.query('ROLLBACK');
  admin.off('notice', listen);
  return [...plans].join('\n\n');
}
