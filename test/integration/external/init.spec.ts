import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';

jest.setTimeout(60_000);

describeWithDebianPostgres('ruche init on PostgreSQL 15 over TCP', () => {
  let server: ExternalServer;

  beforeAll(async () => {
    server = await ExternalServer.start();
  });
  afterAll(async () => {
    await server.stop();
  });

  it('makes roles, database, schema and policies, and says each line', async () => {
    const settings = server.settings('site_whole');
    const { changed, lines } = await server.init(settings);
    expect(changed).toBe(true);
    expect(lines[0]).toBe('PostgreSQL 15 at localhost, as dba');
    expect(lines).toEqual(
      expect.arrayContaining([
        'role ruche_definer made',
        'password of ruche_app set',
        'database site_whole made',
        `migration ${MIGRATIONS.at(-1)!.name} run`,
        'label policies active: FR up to S',
      ]),
    );
    const client = await server.connect('site_whole');
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int4 FROM schema_migration) AS migrations, (SELECT count(*)::int4 FROM access.label) AS labels,
         (SELECT ceiling_level FROM access.site) AS ceiling, datcollate, pg_encoding_to_char(encoding) AS encoding,
         datdba::regrole::text AS owner FROM pg_database WHERE datname = current_database()`,
    );
    await client.end();
    expect(rows).toEqual([
      {
        ...{ migrations: MIGRATIONS.length, labels: 3, ceiling: 'S', datcollate: 'C', encoding: 'UTF8' },
        owner: 'ruche_owner',
      },
    ]);
  });

  it('changes nothing the second time, and says so', async () => {
    const settings = server.settings('site_twice');
    await server.init(settings);
    const before = await server.clusterState();
    const again = await server.init(settings);
    expect(again.changed).toBe(false);
    expect(again.lines).toHaveLength(2);
    expect(await server.clusterState()).toEqual(before);

    // Control: what somebody changed meanwhile is seen, and mended.
    const client = await server.connect();
    await client.query(`ALTER ROLE ruche_app CREATEDB; ALTER ROLE ruche_auth PASSWORD 'another'`);
    await client.query('GRANT TEMPORARY ON DATABASE site_twice TO PUBLIC');
    await client.end();
    expect((await server.init(settings)).lines.slice(1, -1)).toEqual([
      'role ruche_app corrected: NOCREATEDB',
      'password of ruche_auth set',
      'database site_twice closed to all but the roles of Ruche',
    ]);
  });

  it('makes the passwords in files for their owner alone, and takes those that exist', async () => {
    const settings = server.settings('site_secrets', { secrets: 'new-secrets' });
    const { app, auth } = settings.database.roles;
    const folder = dirname(app.passwordFile);
    await server.init(settings);
    const files = ['owner', 'app', 'auth', 'relay', 'worker', 'sync', 'sequencer', 'auditor'].map((name) =>
      join(folder, `database-${name}`),
    );
    for (const file of [...files, settings.stream.cursorKeyFile]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toMatch(/^[A-Za-z0-9_-]{43}\n$/);
    }
    expect(new Set(files.map((file) => readFileSync(file, 'utf8'))).size).toBe(files.length);

    writeFileSync(auth.passwordFile, 'chosen by the site');
    expect((await server.init(settings)).lines.slice(1, -1)).toEqual(['password of ruche_auth set']);
    expect(readFileSync(auth.passwordFile, 'utf8')).toBe('chosen by the site');
  });

  it('made by root, gives the secrets to whom their folder belongs, and keeps that of the owner', async () => {
    const settings = server.settings('site_given', { secrets: 'service-secrets' });
    const folder = dirname(settings.database.roles.app.passwordFile);
    mkdirSync(folder, { mode: 0o700 });
    const me = process.getuid!();
    const service = me === 0 ? 54_321 : me;
    chownSync(folder, service, statSync(folder).gid);
    await server.init(settings);
    const ownerOf = (name: string) => statSync(join(folder, name)).uid;
    expect(['database-app', 'stream-cursor', 'database-owner'].map(ownerOf)).toEqual([service, service, me]);
  });

  it('puts the password of the owner where it is told', async () => {
    const settings = server.settings('site_owner', { secrets: 'owner-secrets' });
    const ownerPasswordFile = join(server.folder, 'elsewhere', 'owner');
    await server.init(settings, { ownerPasswordFile });
    expect(statSync(ownerPasswordFile).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dirname(settings.database.roles.app.passwordFile), 'database-owner'))).toBe(false);
  });

  it('sends no password to the server in clear, so that no log of statements holds one', async () => {
    const client = await server.connect();
    await client.query(`ALTER SYSTEM SET log_statement = 'all'`);
    await client.query('SELECT pg_reload_conf()');
    const settings = server.settings('site_logged', { secrets: 'logged-secrets' });
    await server.init(settings);
    const log = readFileSync(join(server.folder, 'postgres/postgres.log'), 'utf8');
    const secret = readFileSync(settings.database.roles.app.passwordFile, 'utf8').trim();
    expect(log).toContain('ALTER ROLE ruche_app PASSWORD');
    expect(log).not.toContain(secret);

    // Control: a password that somebody sets by hand does stand in it.
    await client.query(`ALTER ROLE ruche_app PASSWORD '${secret}'`);
    expect(readFileSync(join(server.folder, 'postgres/postgres.log'), 'utf8')).toContain(secret);
    await client.query('ALTER SYSTEM RESET log_statement');
    await client.query('SELECT pg_reload_conf()');
    await client.end();
  });
});
