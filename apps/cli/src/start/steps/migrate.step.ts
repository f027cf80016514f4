import { migrate, type MigrationClass, provisionDatabase, provisionRoles } from '#database';
import pg from 'pg';
import type { DatabaseToPrepare, MigrateStep } from './database-steps.js';

/** @param migrations of all libs, in the order in which the application lists them. */
export function migrateStep(migrations: readonly MigrationClass[]): MigrateStep {
  return async (database) => {
    await provision(database);
    const { host, port } = database.administrator;
    const password = database.secrets['database-owner'].value;
    const owner = { host, port, database: database.name, user: 'ruche_owner', password };
    const applied = await migrate(owner, migrations);
    return applied.length === 0 ? 'up to date' : `${applied.length} migrations`;
  };
}

async function provision({ administrator, name, secrets }: DatabaseToPrepare): Promise<void> {
  const client = new pg.Client({ ...administrator, database: 'postgres' });
  await client.connect();
  try {
    await provisionRoles(client, {
      ruche_owner: secrets['database-owner'].value,
      ruche_app: secrets['database-app'].value,
      ruche_auth: secrets['database-auth'].value,
      ruche_relay: secrets['database-relay'].value,
      ruche_worker: secrets['database-worker'].value,
      ruche_sync: secrets['database-sync'].value,
      ruche_sequencer: secrets['database-sequencer'].value,
      ruche_auditor: secrets['database-auditor'].value,
    });
    await provisionDatabase(client, name);
  } finally {
    await client.end();
  }
}
