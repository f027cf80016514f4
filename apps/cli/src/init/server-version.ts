import type pg from 'pg';
import { SetupError } from './setup-error.js';

const OLDEST = 15;
const NEWEST = 18;

/** The server's major version. @throws SetupError when Ruche was not tried on it. */
export async function requireServerVersion(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `SELECT current_setting('server_version_num')::int4 AS number`,
  );
  return judgeVersion(rows[0]?.number ?? 0);
}

/** @param number as in server_version_num: 150008 is 15.8. */
export function judgeVersion(number: number): number {
  const major = Math.floor(number / 10_000);
  if (major < OLDEST)
    throw new SetupError(
      `The server is PostgreSQL ${major}, which is too old: Ruche needs ${OLDEST} to ${NEWEST}. Upgrade it first (pg_upgrade).`,
    );
  if (major > NEWEST)
    throw new SetupError(
      `The server is PostgreSQL ${major}, on which this version of Ruche was not tried: use ${OLDEST} to ${NEWEST}, or a newer Ruche.`,
    );
  return major;
}
