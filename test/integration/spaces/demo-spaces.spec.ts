import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS } from '#auth';
import { installationRoot } from '#config';
import { seedDemo } from '../../../apps/cli/src/demo/seed-demo.js';
import { startTestCluster, type TestCluster } from '../../support/site/test-cluster.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(90_000);

describe('the spaces of the demo, planted', () => {
  let cluster: TestCluster;
  let site: TestSite;
  let value: <T>(sql: string) => Promise<T>;

  beforeAll(async () => {
    cluster = await startTestCluster();
    site = await TestSite.in(cluster);
    const empty = await cluster.connect(await cluster.createDatabase());
    const demo = join(installationRoot(), 'config/demo');
    const settings = {
      ...testSettings(site),
      directory: { ...testSettings(site).directory, ...DEMO_DIRECTORY_SETTINGS },
    };
    await seedDemo(empty, settings, {
      people: join(demo, 'people.yaml'),
      content: join(demo, 'content'),
    });
    value = async <T>(sql: string) => (await empty.query<{ value: T }>(sql)).rows[0]!.value;
    closing = () => empty.end();
  });
  let closing: () => Promise<void>;
  afterAll(async () => {
    await closing();
    await site.stop();
  });

  it('hold the partner to his invitations', async () => {
    const partner = `(SELECT id FROM auth.account WHERE partner)`;
    expect(await value(`SELECT count(*)::int AS value FROM auth.account WHERE partner`)).toBe(1);
    expect(
      await value(
        `SELECT count(*)::int AS value FROM spaces.membership m WHERE m.person_id = ${partner} AND m.ends_at IS NULL`,
      ),
    ).toBe(0);
    expect(
      await value(
        `SELECT count(*)::int AS value FROM spaces.membership_source WHERE person_id = ${partner} AND source = 'partner'`,
      ),
    ).toBe(4);
  });

  it('follow their rule, keep requests waiting, and one has nobody to animate it', async () => {
    expect(
      await value(`SELECT count(*)::int > 3 AS value FROM spaces.membership_source WHERE source = 'rule'`),
    ).toBe(true);
    expect(await value(`SELECT count(*)::int AS value FROM spaces.request WHERE decided_at IS NULL`)).toBe(2);
    expect(
      await value(
        `SELECT array_agg(s.name ORDER BY s.name) AS value FROM spaces.space s
         WHERE s.kind IN ('community', 'project', 'watch', 'announcement') AND cardinality(spaces.active_animators(s.id)) = 0`,
      ),
    ).toEqual(['Lab notes, Harrow Vale']);
    expect(await value(`SELECT count(*)::int AS value FROM spaces.home WHERE launched_at IS NOT NULL`)).toBe(
      2,
    );
  });
});
