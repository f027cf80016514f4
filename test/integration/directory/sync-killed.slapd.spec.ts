import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { poolConfig } from '#database';
import type { Slapd } from '../../support/slapd/start-slapd.js';
import { BuiltChild } from '../../support/site/built-child.js';
import { testSettings } from '../../support/site/test-settings.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { appliedDiff, SyncSite } from './sync-site.js';
import { crowdSettings, startCrowd } from './sync-world.js';

/** Runs a sync and stands still when everything is written and nothing is committed. */
const CHILD = `
  import 'reflect-metadata';
  import { PolicyStore } from '#access';
  import { Emitter } from '#audit';
  import { DirectoryConnection, DirectorySync, SyncRecords } from '#auth';
  import { SyncPool } from '#database';
  import { SystemClock } from '#kernel';
  const { pool: config, settings } = JSON.parse(process.argv[2]);
  const pool = new SyncPool(config, () => undefined);
  const stand = { onApplied: () => (process.stdout.write('applying'), new Promise(() => undefined)) };
  const records = new SyncRecords(new Emitter(new SystemClock(), null));
  setInterval(() => undefined, 1000);
  await new DirectorySync(new DirectoryConnection(settings), pool, new PolicyStore(pool), [stand], records).full();
`;

describeWithSlapd('a sync that is killed while it writes', () => {
  let slapd: Slapd;
  let base: SyncSite;
  let built: BuiltChild;

  beforeAll(async () => {
    built = BuiltChild.build();
    [slapd, base] = await Promise.all([startCrowd(), SyncSite.start()]);
  }, 60_000);
  afterAll(async () => {
    built.remove();
    await slapd.stop();
    await base.stop();
  });

  it('leaves the last good state whole, and hinders nobody', async () => {
    const settings = crowdSettings(slapd);
    appliedDiff(await base.sync(settings).full());
    const state = () =>
      base.value<string>(`SELECT md5(string_agg(a::text, '' ORDER BY a.id)) AS value FROM auth.account a`);
    const before = await state();
    const changed = { ...settings, attributes: { ...settings.attributes, title: 'description', unit: 'l' } };
    const child = built.run(CHILD, {
      pool: poolConfig(testSettings(base.site), 'sync', 2),
      settings: changed,
    });
    const gone = once(child, 'exit');
    const [said] = (await Promise.race([
      once(child.stdout ?? child, 'data'),
      once(child.stderr ?? child, 'data'),
    ])) as [Buffer];
    expect(String(said)).toBe('applying');
    // What is not committed is seen by nobody.
    expect(await state()).toBe(before);
    child.kill('SIGKILL');
    await gone;
    expect(await state()).toBe(before);
    expect(
      await base.value(`SELECT count(*)::int4 AS value FROM auth.directory_run WHERE state = 'running'`),
    ).toBe(1);

    const next = appliedDiff(await base.sync(changed).full());
    expect(next.counts.changed).toBeGreaterThan(100);
    expect(await state()).not.toBe(before);
    // A run that says nothing for long is told as failed.
    await base.site.admin.query(
      `UPDATE auth.directory_run SET started_at = now() - interval '1 hour' WHERE state = 'running'`,
    );
    await base.sync(changed).full();
    expect(
      await base.value(`SELECT count(*)::int4 AS value FROM auth.directory_run WHERE reason = 'INTERRUPTED'`),
    ).toBe(1);
  }, 60_000);
});
