import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, THROWAWAY_SETTINGS, type EmbeddedPostgres } from '#database';
import { initialise } from '../../../apps/cli/src/init/initialise.js';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { externalSettings } from '../../support/postgres/external-settings.js';

jest.setTimeout(60_000);

/** From version 16 on, roles can be made by who is no superuser. */
describe('ruche init on PostgreSQL 18 by an administrator below a superuser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-ext-'));
  const adminPassword = randomBytes(18).toString('base64url');
  let server: EmbeddedPostgres;
  let superuser: pg.Client;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      socketDir: join(folder, 'socket'),
      settings: THROWAWAY_SETTINGS,
    });
    const { host, port } = server;
    const { user, password } = server.superuser;
    superuser = new pg.Client({ host, port, database: 'postgres', user, password });
    await superuser.connect();
    await superuser.query(`CREATE ROLE helper LOGIN PASSWORD '${adminPassword}'`);
  });
  afterAll(async () => {
    await superuser.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const init = async (database: string) => {
    const { host, port } = server;
    const settings = externalSettings(folder, { host, port, name: database, tls: null });
    const admin = { user: 'helper', host, port, database: 'postgres', caFile: null };
    const lines: string[] = [];
    const request = { settings, admin, adminPassword, ownerPasswordFile: null, migrations: MIGRATIONS };
    const changed = await initialise(request, (line) => lines.push(line));
    return { changed, lines };
  };

  it.each([
    ['', 'CREATEROLE, BYPASSRLS, CREATEDB'],
    ['CREATEROLE CREATEDB', 'BYPASSRLS'],
    ['CREATEROLE NOCREATEDB BYPASSRLS', 'CREATEDB'],
  ])('says what is missing beside "%s"', async (rights, missing) => {
    if (rights !== '') await superuser.query(`ALTER ROLE helper ${rights}`);
    await expect(init('site')).rejects.toThrow(`it lacks ${missing} (`);
    await expect(init('site')).rejects.toThrow(
      `let one run: ALTER ROLE helper ${missing.replaceAll(',', '')}. Nothing was changed.`,
    );
  });

  it('does all of it with those rights, keeps none of the owner, and changes nothing the second time', async () => {
    await superuser.query('ALTER ROLE helper CREATEROLE CREATEDB BYPASSRLS');
    expect((await init('site')).lines).toContain('database site made');
    const { rows } = await superuser.query(
      `SELECT pg_has_role('helper', 'ruche_owner', 'SET') AS becomes, pg_has_role('helper', 'ruche_owner', 'USAGE') AS uses,
         datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = 'site'`,
    );
    expect(rows).toEqual([{ becomes: false, uses: false, provider: 'b', locale: 'C.UTF-8' }]);
    const again = await init('site');
    expect(again).toEqual({ changed: false, lines: [again.lines[0], again.lines.at(-1)] });
  });
});
