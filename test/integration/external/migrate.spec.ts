import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSecret, type Settings } from '#config';
import { migrateInstallation } from '../../../apps/cli/src/init/migrate-installation.js';
import { requireCurrentSchema } from '../../../apps/cli/src/start/external/require-schema.js';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer } from '../../support/postgres/external-server.js';

jest.setTimeout(60_000);

/** What the next version brings. */
class Harvest9999999999999 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE SCHEMA harvest');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA harvest');
  }
}

class Broken9999999999998 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE SCHEMA half; SELECT 1 / 0');
  }

  async down(): Promise<void> {
    await Promise.resolve();
  }
}

describeWithDebianPostgres('ruche migrate', () => {
  const NEXT = [...MIGRATIONS, Harvest9999999999999];
  let server: ExternalServer;
  let settings: Settings;
  let password: string;

  beforeAll(async () => {
    server = await ExternalServer.start();
    settings = server.settings('site_upgrade');
    await server.init(settings);
    const { passwordFile } = settings.database.roles.app;
    password = readSecret(passwordFile.replace('database-app', 'database-owner'));
  });
  afterAll(async () => {
    await server.stop();
  });

  const schemas = async (): Promise<string[]> => {
    const client = await server.connect('site_upgrade');
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('harvest', 'half')`,
    );
    await client.end();
    return rows.map(({ name }) => name);
  };

  it('has nothing to do after init', async () => {
    expect(await migrateInstallation(settings, password, MIGRATIONS, false)).toEqual([]);
    await requireCurrentSchema(settings, MIGRATIONS);
  });

  it('says what would run, and runs nothing; the new version does not start before', async () => {
    expect(await migrateInstallation(settings, password, NEXT, true)).toEqual(['Harvest9999999999999']);
    expect(await schemas()).toEqual([]);
    await expect(requireCurrentSchema(settings, NEXT)).rejects.toThrow('run "ruche migrate"');
  });

  it('leaves nothing of a migration that fails, and the old version goes on', async () => {
    const broken = [...MIGRATIONS, Broken9999999999998];
    await expect(migrateInstallation(settings, password, broken, false)).rejects.toThrow('division by zero');
    expect(await schemas()).toEqual([]);
    await requireCurrentSchema(settings, MIGRATIONS);
  });

  it('runs it once, also when two administrators do it together; the old version no longer starts', async () => {
    const both = await Promise.all([1, 2].map(() => migrateInstallation(settings, password, NEXT, false)));
    expect(both.flat()).toEqual(['Harvest9999999999999']);
    expect(await schemas()).toEqual(['harvest']);
    await requireCurrentSchema(settings, NEXT);
    await expect(requireCurrentSchema(settings, MIGRATIONS)).rejects.toThrow('not the one of this version');
    await expect(migrateInstallation(settings, password, MIGRATIONS, true)).rejects.toThrow(
      'Harvest9999999999999 is unknown here',
    );
  });

  it('refuses a wrong password with a sentence', async () => {
    await expect(migrateInstallation(settings, 'wrong', MIGRATIONS, true)).rejects.toThrow(
      'refuses the password of ruche_owner',
    );
  });
});
