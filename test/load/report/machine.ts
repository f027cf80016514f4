import { cpus, loadavg, release, totalmem } from 'node:os';
import type pg from 'pg';

/** Where and on what the figures were taken. */
export async function machine(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ version: string; messages: string; buffers: string; durable: string }>(
    `SELECT version(), (SELECT count(*) FROM messaging.message) AS messages,
       current_setting('shared_buffers') AS buffers, current_setting('synchronous_commit') AS durable`,
  );
  const [row] = rows;
  const processors = cpus();
  return [
    `- ${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
    `- Node ${process.version}; ${row?.version.split(',')[0] ?? ''}, shared_buffers ${row?.buffers ?? ''}, synchronous_commit ${row?.durable ?? ''}`,
    `- ${row?.messages ?? ''} messages`,
  ].join('\n');
}
