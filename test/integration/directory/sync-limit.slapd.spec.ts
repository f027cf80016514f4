import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { frameOf } from '../../support/slapd/frame.js';
import { crowdLdif } from '../../support/slapd/many-people.js';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { SyncSite } from './sync-site.js';
import { examineDirectory, DirectoryConnection } from '#auth';
import { FRENCH_POLICY } from './french-policy.js';

describeWithSlapd('a directory that gives 500 of 600 people', () => {
  let slapd: Slapd;
  let base: SyncSite;

  beforeAll(async () => {
    const content = (demo: string): string => crowdLdif(frameOf(demo), { people: 600, groups: 3 });
    [slapd, base] = await Promise.all([startSlapd({ content, unlimited: false }), SyncSite.start()]);
  }, 60_000);
  afterAll(async () => {
    await slapd.stop();
    await base.stop();
  });

  it('changes nothing, and the doctor says why and what to do', async () => {
    expect(await base.sync(slapd.settings).full()).toMatchObject({
      state: 'failed',
      reason: 'DIRECTORY_LIMIT',
    });
    expect(await base.value(`SELECT count(*)::int4 AS value FROM auth.account WHERE state = 'active'`)).toBe(
      0,
    );
    const findings = await examineDirectory(new DirectoryConnection(slapd.settings), FRENCH_POLICY);
    expect(findings).toEqual([
      {
        level: 'fault',
        text: expect.stringContaining('only a part'),
        advice: expect.stringContaining('olcLimits'),
      },
    ]);
  });
});
