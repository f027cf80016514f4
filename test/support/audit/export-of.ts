import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportLog, LogReader } from '#audit';
import { TEST_LOG } from '../site/audit-keys.js';
import type { TestCluster } from '../site/test-cluster.js';

/** The log of a database as the auditor exports it. @returns the folder. */
export async function exportOf(cluster: TestCluster, database: string): Promise<string> {
  const folder = join(cluster.folder, `export-${database}`);
  rmSync(folder, { recursive: true, force: true });
  const client = await cluster.connect(database, 'ruche_auditor');
  try {
    const reader = await LogReader.open(client);
    await exportLog(reader, TEST_LOG, folder, () => undefined);
    await reader.end();
  } finally {
    await client.end();
  }
  return folder;
}
