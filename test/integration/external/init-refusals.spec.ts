import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import { readAdminAddress } from '../../../apps/cli/src/init/admin-address.js';
import type { SetupError } from '../../../apps/cli/src/init/setup-error.js';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';

jest.setTimeout(60_000);

/** Each with a server on which nothing may have changed afterwards. */
describeWithDebianPostgres('ruche init refuses, and changes nothing', () => {
  let server: ExternalServer;
  let dba: pg.Client;
  let before: unknown;

  beforeAll(async () => {
    server = await ExternalServer.start();
    dba = await server.connect();
    await dba.query(`CREATE ROLE helper LOGIN CREATEROLE CREATEDB PASSWORD 'helping'`);
  });
  beforeEach(async () => {
    before = await server.clusterState();
  });
  afterAll(async () => {
    await dba.end();
    await server.stop();
  });

  /** The sentence of the refusal. */
  const refusal = async (attempt: Promise<unknown>): Promise<string> => {
    const error = await attempt.then(
      () => null,
      (thrown: unknown) => thrown as SetupError,
    );
    if (error?.name !== 'SetupError') throw error ?? new Error('it was not refused');
    return error.message;
  };

  it('a wrong password, without repeating it', async () => {
    const settings = server.settings(server.newDatabase());
    const sentence = await refusal(server.init(settings, { adminPassword: 'Pa55-wrong' }));
    expect(sentence).toBe(
      `PostgreSQL at localhost, port ${server.postgres.port}, refuses the password of dba.`,
    );
    expect(await server.clusterState()).toEqual(before);
    expect(existsSync(dirname(settings.database.roles.app.passwordFile))).toBe(false);
  });

  it('no password where the server asks for one', async () => {
    const attempt = server.init(server.settings(server.newDatabase()), { adminPassword: null });
    expect(await refusal(attempt)).toContain(
      'asks for a password of dba: name its file with --admin-password-file',
    );
  });

  it('an administrator without rights, naming the one that is missing', async () => {
    const settings = server.settings(server.newDatabase());
    const helper = { admin: readAdminAddress(server.address('helper')), adminPassword: 'helping' };
    expect(await refusal(server.init(settings, helper))).toBe(
      'helper may not do this: it lacks SUPERUSER (before PostgreSQL 16 only a superuser makes roles with BYPASSRLS (ruche_definer and ruche_backup)). Use a superuser, or let one run: ALTER ROLE helper SUPERUSER. Nothing was changed.',
    );
    expect(await server.clusterState()).toEqual(before);
  });

  it.each([
    ['table', 'CREATE TABLE invoices (id int)', 'table public.invoices'],
    ['schema', 'CREATE SCHEMA ledger', 'schema ledger'],
    ['function', `CREATE FUNCTION pay() RETURNS int LANGUAGE sql AS 'SELECT 1'`, 'function public.pay'],
    [
      'list of migrations of another',
      'CREATE TABLE schema_migration (name text)',
      'table public.schema_migration',
    ],
  ])('a database that holds a foreign %s', async (_, sql, named) => {
    const name = server.newDatabase();
    await dba.query(`CREATE DATABASE ${name}`);
    const inside = await server.connect(name);
    await inside.query(sql);
    before = await server.clusterState();
    expect(await refusal(server.init(server.settings(name)))).toContain(
      `The database ${name} holds what is not Ruche's (${named})`,
    );
    expect(await server.clusterState()).toEqual(before);
    await inside.end();
  });

  it('a database in another encoding', async () => {
    const name = server.newDatabase();
    await dba.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    expect(await refusal(server.init(server.settings(name)))).toContain(
      'is encoded in LATIN1: Ruche needs UTF8',
    );
  });

  it('role names that the migrations do not know', async () => {
    const settings = server.settings(server.newDatabase());
    const { roles } = settings.database;
    const other = { ...roles, app: { ...roles.app, user: 'web_app' } };
    const sentence = await refusal(
      server.init({ ...settings, database: { ...settings.database, roles: other } }),
    );
    expect(sentence).toBe('database.roles.app.user is "web_app": the role of this task is ruche_app.');
  });

  it('settings by which the service would speak in clear over a network', async () => {
    const settings = server.settings(server.newDatabase());
    const database = { ...settings.database, host: 'db.example' };
    expect(await refusal(server.init({ ...settings, database }))).toContain(
      'database.host is another machine (db.example) and database.tls is null',
    );
  });

  it('a folder for secrets that cannot be written, before any role is made', async () => {
    // A file in its place refuses root as well.
    writeFileSync(join(server.folder, 'blocked'), '');
    const sentence = await refusal(
      server.init(server.settings(server.newDatabase(), { secrets: 'blocked' })),
    );
    expect(sentence).toMatch(/^The secret .*blocked\/database-owner cannot be written \(ENOTDIR\)/);
    expect(await server.clusterState()).toEqual(before);
  });

  it('a folder on a disk that cannot be written', async () => {
    const settings = server.settings(server.newDatabase());
    const sentence = await refusal(
      server.init(settings, { ownerPasswordFile: '/proc/ruche/database-owner' }),
    );
    expect(sentence).toMatch(
      /^The secret \/proc\/ruche\/database-owner cannot be written \((ENOENT|EACCES|EROFS)\)/,
    );
    expect(await server.clusterState()).toEqual(before);
  });

  it('a server that does not answer', async () => {
    const admin = readAdminAddress('postgresql://dba@127.0.0.1:1/postgres');
    expect(await refusal(server.init(server.settings(server.newDatabase()), { admin }))).toMatch(
      /^PostgreSQL at 127\.0\.0\.1, port 1, does not answer \(ECONNREFUSED\)/,
    );
  });

  it('after all: is accepted once nothing is in the way', async () => {
    const name = server.newDatabase();
    await dba.query(`CREATE DATABASE ${name}`);
    const settings = server.settings(name);
    expect((await server.init(settings)).lines).toContain(`database ${name} given to ruche_owner`);
    chmodSync(settings.database.roles.relay.passwordFile, 0o644);
    expect(await refusal(server.init(settings))).toMatch(/database-relay is open to others than its owner/);
    chmodSync(settings.database.roles.relay.passwordFile, 0o600);

    const inside = await server.connect(name);
    await inside.query('GRANT CREATE ON SCHEMA public TO PUBLIC');
    expect(await refusal(server.init(settings))).toContain('ruche_app may make objects in the schema public');
    await inside.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    await inside.query('GRANT pg_read_all_data TO ruche_worker');
    expect(await refusal(server.init(settings))).toContain('ruche_worker is a member of pg_read_all_data');
    await inside.query('REVOKE pg_read_all_data FROM ruche_worker');

    await inside.query(`INSERT INTO schema_migration (timestamp, name) VALUES (1, 'Later9999999999999')`);
    expect(await refusal(server.init(settings))).toContain(
      'migrated by another version of Ruche (Later9999999999999 is unknown here)',
    );
    await inside.query(`DELETE FROM schema_migration WHERE timestamp = 1`);
    expect((await server.init(settings, { migrations: MIGRATIONS })).changed).toBe(false);
    await inside.end();
  });
});
