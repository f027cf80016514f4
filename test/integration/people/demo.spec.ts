import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type pg from 'pg';
import { installationRoot } from '#config';
import { seedDemo } from '../../../apps/cli/src/demo/seed-demo.js';
import { settingsFor } from '../../support/site/test-settings.js';
import { startTestCluster, type TestCluster } from '../../support/site/test-cluster.js';

describe('the demo in a real database', () => {
  let cluster: TestCluster;
  let admin: pg.Client;
  let planted: string;

  beforeAll(async () => {
    cluster = await startTestCluster();
    const database = await cluster.createDatabase();
    admin = await cluster.connect(database);
    const demo = join(installationRoot(), 'config/demo');
    planted = await seedDemo(admin, settingsFor(cluster, database), {
      people: join(demo, 'people.yaml'),
      content: join(demo, 'content'),
    });
  });
  afterAll(async () => {
    await admin.end();
    await cluster.stop();
  });

  const value = async (sql: string): Promise<unknown> =>
    (await admin.query<{ value: unknown }>(`SELECT ${sql} AS value`)).rows[0]?.value;

  it('holds people with their places and managers, what they know, and the lists of the house', async () => {
    expect(planted).toMatch(/61 people, .* entries in 3 lists/);
    expect(
      await value('(SELECT count(*)::int FROM people.profile WHERE phone IS NULL OR site IS NULL)'),
    ).toBe(0);
    expect(
      await value('(SELECT count(*)::int FROM people.profile WHERE manager_id IS NOT NULL)'),
    ).toBeGreaterThan(50);
    expect(await value('(SELECT count(*)::int FROM people.expertise_confirmation)')).toBeGreaterThan(100);
    expect(await value('(SELECT count(*)::int FROM people.correspondent)')).toBe(14);
    expect(await value('(SELECT count(*)::int FROM reference.entry WHERE version = 2)')).toBe(4);
    const latest = `(SELECT count(*)::int FROM reference.entry e JOIN reference.entry_revision r
      ON r.entry_id = e.id AND r.version = e.version AND r.definition = e.definition)`;
    expect(await value(latest)).toBe(await value('(SELECT count(*)::int FROM reference.entry)'));
  });
});
