import pg from 'pg';
import { LogReader } from '#audit';
import type { Settings } from '#config';
import { poolConfig } from '#database';

/** Works on the log as the auditor: whoever runs the command needs his password file, and nothing stronger. */
export async function withLogReader<T>(
  settings: Settings,
  work: (reader: LogReader) => Promise<T>,
): Promise<T> {
  // An export takes its time: what limits statements of the service does not fit it.
  const { connectionTimeoutMillis, query_timeout: _, ...config } = poolConfig(settings, 'auditor', 1);
  const client = new pg.Client({ ...config, connectionTimeoutMillis, statement_timeout: 0 });
  await client.connect();
  try {
    const reader = await LogReader.open(client);
    const result = await work(reader);
    await reader.end();
    return result;
  } finally {
    await client.end();
  }
}
