import type pg from 'pg';
import type { Settings } from '#config';
import { connectOwner, type MigrationClass, migrationState, type OwnerConnection } from '#database';
import { explained, readAuthority } from './open-connection.js';
import { SetupError } from './setup-error.js';

/** How the owner reaches the database: as the service will, by the settings. */
export function ownerConnection({ database }: Pick<Settings, 'database'>, password: string): OwnerConnection {
  const { host, port, name, tls } = database;
  const ca = tls ? readAuthority(tls.caFile) : null;
  return { host, port, database: name, user: 'ruche_owner', password, ca };
}

/** One connection of the owner for the length of the work. @throws SetupError when it cannot be had. */
export async function asOwner<T>(
  connection: OwnerConnection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connectOwner(connection).catch((cause: unknown) => {
    throw explained(cause, connection);
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What would run. @throws SetupError when the database knows more than this version. */
export async function pendingMigrations(
  owner: pg.ClientBase,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const { pending, unknown } = await migrationState(owner, migrations);
  const [first] = unknown;
  if (first === undefined) return pending;
  throw new SetupError(
    `The database was migrated by another version of Ruche (${first} is unknown here): install that version, or a newer one.`,
  );
}
