import { PolicyStore } from '#access';
import { Emitter, readAuditorKey } from '#audit';
import { DirectoryConnection, DirectorySync, SyncRecords } from '#auth';
import type { Settings } from '#config';
import { poolConfig, SyncPool } from '#database';
import { SystemClock } from '#kernel';
import { directoryListeners } from './directory-listeners.js';

/** What the commands work with: the role of the sync, and nothing stronger. */
export interface DirectoryTools {
  readonly connection: DirectoryConnection;
  readonly policies: PolicyStore;
  readonly pool: SyncPool;
  readonly sync: DirectorySync;
}

export async function withDirectoryTools<T>(
  settings: Settings,
  work: (tools: DirectoryTools) => Promise<T>,
): Promise<T> {
  const pool = new SyncPool(poolConfig(settings, 'sync', 2), () => undefined);
  const connection = new DirectoryConnection(settings.directory);
  const policies = new PolicyStore(pool);
  const records = new SyncRecords(
    new Emitter(new SystemClock(), readAuditorKey(settings.audit.auditorKeyFile)),
  );
  try {
    const sync = new DirectorySync(connection, pool, policies, directoryListeners(), records);
    return await work({ connection, policies, pool, sync });
  } finally {
    await pool.close();
  }
}
