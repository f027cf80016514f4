import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import type { Settings } from '#config';
import { readSecret } from '#config';

/** How long a caller waits for a free connection before it hears OVERLOADED, in milliseconds. */
const CONNECTION_WAIT_MS = 2_000;

/** Connection settings of one runtime role. */
export function poolConfig(
  settings: Settings,
  role: keyof Settings['database']['roles'],
  max: number,
): PoolConfig {
  const { host, port, name, tls, roles } = settings.database;
  return {
    host,
    port,
    database: name,
    user: roles[role].user,
    password: readSecret(roles[role].passwordFile),
    ssl: tls ? { ca: readFileSync(tls.caFile), rejectUnauthorized: true } : false,
    max,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    application_name: `ruche ${role}`,
    keepAlive: true,
    // A new connection costs its sign-in and every plan again (20 to 60 ms): it is kept for as long as people work.
    idleTimeoutMillis: 600_000,
    // Statements that are sent without waiting for the one before share a round trip: the beginning of every unit.
    pipeline: true,
    // The server cancels at 5 s by itself; this ends the wait when the server has gone silent.
    query_timeout: 6_000,
  };
}
