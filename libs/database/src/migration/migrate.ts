import pg from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationClass } from './migration-class.js';
import { markCurrent } from './migration-state.js';

export interface OwnerConnection {
  /** Host name, or the absolute folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** The authority that signed the server's certificate, PEM; null or absent = no TLS. */
  readonly ca?: string | null;
}

/** Any number, the same for everybody who migrates a database. */
const MIGRATION_LOCK = 7_331_762_001;

/** A connection for migrations only: as the owner of the tables, never in a running server. */
export function ownerDataSource(
  connection: OwnerConnection,
  migrations: readonly MigrationClass[],
): DataSource {
  const { user, ca, ...rest } = connection;
  return new DataSource({
    type: 'postgres',
    ...rest,
    username: user,
    ssl: tlsOf(ca),
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    extra: { max: 1 },
  });
}

/** A plain connection with the same rights; the caller ends it. */
export async function connectOwner({ ca, ...connection }: OwnerConnection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, ssl: tlsOf(ca), application_name: 'ruche owner' });
  // A connection that breaks tells its next query; unheard, its error would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Brings the schema up to date. Two at a time wait for each other.
 * @returns the names of the migrations that ran now.
 */
export async function migrate(
  connection: OwnerConnection,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const guard = await connectOwner(connection);
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await ownerDataSource(connection, migrations).initialize();
    try {
      const ran = (await source.runMigrations()).map(({ name }) => name);
      await markCurrent(guard, migrations);
      return ran;
    } finally {
      await source.destroy();
    }
  } finally {
    // Ends the lock too.
    await guard.end();
  }
}

function tlsOf(ca: string | null | undefined): false | { ca: string; rejectUnauthorized: true } {
  return ca == null ? false : { ca, rejectUnauthorized: true };
}
