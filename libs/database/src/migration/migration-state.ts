import pg from 'pg';
import type { MigrationClass } from './migration-class.js';

export interface MigrationState {
  /** Known here and not in the database, in the order in which they would run. */
  readonly pending: readonly string[];
  /** In the database and not known here: a newer version, or another program, made it. */
  readonly unknown: readonly string[];
}

/** Compares the database with this version. Changes nothing; reads as the owner. */
export async function migrationState(
  owner: pg.ClientBase,
  migrations: readonly MigrationClass[],
): Promise<MigrationState> {
  const names = migrations.map(({ name }) => name);
  const { rows } = await owner.query<{ there: boolean }>(
    `SELECT to_regclass('public.schema_migration') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return { pending: names, unknown: [] };
  const ran = await owner.query<{ name: string }>('SELECT name FROM public.schema_migration ORDER BY id');
  const done = ran.rows.map(({ name }) => name);
  return {
    pending: names.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !names.includes(name)),
  };
}

/**
 * Writes beside the list of migrations what everybody may read: the runtime roles have no right on the list, but
 * must tell at start whether the schema is theirs.
 */
export async function markCurrent(
  owner: pg.ClientBase,
  migrations: readonly MigrationClass[],
): Promise<void> {
  await owner.query(`COMMENT ON TABLE public.schema_migration IS ${pg.escapeLiteral(markOf(migrations))}`);
}

/** Whether the last `migrate` was one of this version. For any role. */
export async function schemaIsCurrent(
  client: pg.ClientBase,
  migrations: readonly MigrationClass[],
): Promise<boolean> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT obj_description(c.oid, 'pg_class') AS mark FROM pg_catalog.pg_class c
     WHERE c.relname = 'schema_migration' AND c.relnamespace = 'public'::regnamespace`,
  );
  return rows[0]?.mark === markOf(migrations);
}

function markOf(migrations: readonly MigrationClass[]): string {
  return `${migrations.length} migrations, the last one ${migrations.at(-1)?.name ?? 'none'}`;
}
