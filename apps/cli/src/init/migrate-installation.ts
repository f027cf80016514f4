import type { Settings } from '#config';
import { migrate, type MigrationClass } from '#database';
import { requireVerifiedDatabase } from './local-host.js';
import { asOwner, ownerConnection, pendingMigrations } from './owner-work.js';

/**
 * Upgrades the schema of an installation.
 * @param dryRun looks only.
 * @returns the names of the migrations that ran, or would run.
 */
export async function migrateInstallation(
  settings: Settings,
  ownerPassword: string,
  migrations: readonly MigrationClass[],
  dryRun: boolean,
): Promise<readonly string[]> {
  requireVerifiedDatabase(settings);
  const owner = ownerConnection(settings, ownerPassword);
  const pending = await asOwner(owner, (client) => pendingMigrations(client, migrations));
  return dryRun ? pending : migrate(owner, migrations);
}
