import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** What the server needs to be started with, so that it counts every statement, also those inside functions. */
export const COUNTING_SETTINGS: Readonly<Record<string, string>> = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_planning': 'on',
};

export async function beginCounting(admin: pg.Client): Promise<void> {
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public');
  await admin.query('SELECT public.pg_stat_statements_reset()');
}

/** Adds to the folder what the database did since the last call, dearest first, and begins again. */
export async function writeStatements(admin: pg.Client, folder: string, title: string): Promise<void> {
  const { rows } = await admin.query<Record<string, string>>(
    `SELECT r.rolname::text AS role, s.toplevel::text, s.calls::text, round(s.total_exec_time)::text AS exec_ms,
       round(s.total_plan_time)::text AS plan_ms, round((s.mean_exec_time * 1000)::numeric)::text AS mean_us,
       left(regexp_replace(s.query, '\\s+', ' ', 'g'), 110) AS query
     FROM public.pg_stat_statements s JOIN pg_catalog.pg_roles r ON r.oid = s.userid
     ORDER BY s.total_exec_time + s.total_plan_time DESC LIMIT 25`,
  );
  const lines = rows.map((row) => Object.values(row).join(' | '));
  const page = [
    `## ${title}`,
    'role | top | calls | exec ms | plan ms | mean µs | statement',
    ...lines,
    '',
    '',
  ];
  appendFileSync(join(folder, 'statements.md'), page.join('\n'));
  await admin.query('SELECT public.pg_stat_statements_reset()');
}
