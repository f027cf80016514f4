import { readSecret, type Settings } from '#config';
import { schemaIsCurrent, type MigrationClass } from '#database';
import { openConnection } from '../../init/open-connection.js';
import { SetupError } from '../../init/setup-error.js';
import { LaunchError } from '../launch-error.js';

/** Looks as the app role, the way the server will. @throws LaunchError when the schema is not of this version. */
export async function requireCurrentSchema(
  { database }: Settings,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const { host, port, name, tls, roles } = database;
  const password = readSecret(roles.app.passwordFile);
  const login = { user: roles.app.user, host, port, database: name, caFile: tls?.caFile ?? null, password };
  const client = await openConnection(login).catch((cause: unknown) => {
    if (!(cause instanceof SetupError)) throw cause;
    throw new LaunchError(`${cause.message} A new server is made ready by: ruche init`, { cause });
  });
  try {
    if (await schemaIsCurrent(client, migrations)) return;
  } finally {
    await client.end();
  }
  throw new LaunchError(
    `The schema of the database ${name} is not the one of this version: run "ruche migrate" (or "ruche init" where nothing is yet).`,
  );
}
