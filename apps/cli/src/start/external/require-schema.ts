import type pg from 'pg';
import { readSecret, type Settings } from '#config';
import { schemaIsCurrent, type MigrationClass } from '#database';
import { requireVerifiedDatabase } from '../../init/local-host.js';
import { openConnection } from '../../init/open-connection.js';
import { SetupError } from '../../init/setup-error.js';
import { LaunchError } from '../launch-error.js';

/** Looks as the app role, the way the server will. @throws LaunchError when the schema is not of this version. */
export async function requireCurrentSchema(
  settings: Settings,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const client = await connect(settings);
  try {
    if (await schemaIsCurrent(client, migrations)) return;
  } finally {
    await client.end();
  }
  throw new LaunchError(
    `The schema of the database ${settings.database.name} is not the one of this version: run "ruche migrate" (or "ruche init" where nothing is yet).`,
  );
}

async function connect(settings: Settings): Promise<pg.Client> {
  const { host, port, name, tls, roles } = settings.database;
  try {
    requireVerifiedDatabase(settings);
    return await openConnection({
      ...{ user: roles.app.user, host, port, database: name, caFile: tls?.caFile ?? null },
      password: readSecret(roles.app.passwordFile),
    });
  } catch (cause) {
    if (!(cause instanceof SetupError)) throw cause;
    throw new LaunchError(`${cause.message} A new server is made ready by: ruche init`, { cause });
  }
}
