import { DataSource, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

export interface OwnerConnection {
  /** Host name, or the absolute folder of a unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** A connection for migrations only: as the owner of the tables, never in a running server. */
export function ownerDataSource(
  connection: OwnerConnection,
  migrations: readonly MigrationClass[],
): DataSource {
  const { user, ...rest } = connection;
  return new DataSource({
    type: 'postgres',
    ...rest,
    username: user,
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    extra: { max: 1 },
  });
}

/** Brings the schema up to date. @returns the names of the migrations that ran now. */
export async function migrate(
  connection: OwnerConnection,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const source = await ownerDataSource(connection, migrations).initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
