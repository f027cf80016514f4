import pg from 'pg';
import { LogReader } from '#audit';
import type { Settings } from '#config';
import { poolConfig } from '#database';

/** A connection of the auditor: whoever runs the command needs his password file, and nothing stronger. */
export async function withAuditor<T>(
  settings: Settings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  // The whole log takes its time: what limits statements of the service does not fit it.
  const unhurried = { query_timeout: 0, statement_timeout: 0 };
  const client = new pg.Client({ ...poolConfig(settings, 'auditor', 1), ...unhurried });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The log as it is at one moment. */
export function withLogReader<T>(settings: Settings, work: (reader: LogReader) => Promise<T>): Promise<T> {
  return withAuditor(settings, async (client) => {
    const reader = await LogReader.open(client);
    const result = await work(reader);
    await reader.end();
    return result;
  });
}
