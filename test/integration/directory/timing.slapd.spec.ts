import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LdapDirectory, type DirectorySettings } from '#auth';
import { EqualityFilter } from 'ldapts';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { FRENCH_POLICY } from './french-policy.js';
import { plainClient, serviceClient } from './plain-client.js';
import { interleave, median, shareFaster } from './timing.js';

/** What one would write first: nobody found, nobody asked. */
async function naiveSignIn(settings: DirectorySettings, value: string, password: string): Promise<boolean> {
  const client = await serviceClient(settings);
  const filter = new EqualityFilter({ attribute: 'uid', value });
  const { searchEntries } = await client.search(settings.people.base, { filter });
  await client.unbind();
  const [entry] = searchEntries;
  if (!entry) return false;
  const other = plainClient(settings);
  try {
    await other.bind(entry.dn, password);
    return true;
  } catch {
    return false;
  } finally {
    await other.unbind();
  }
}

describeWithSlapd('the time that a refusal takes', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());

  /** Neighbours in time are compared, so a busy machine blurs nothing; of 300 rounds, chance gives 50 % ± 9 (3 sigma). */
  function expectAlike(one: readonly number[], other: readonly number[]): void {
    expect(median(other) / median(one)).toBeGreaterThan(0.75);
    expect(median(other) / median(one)).toBeLessThan(1.33);
    expect(shareFaster(one, other)).toBeGreaterThan(0.3);
    expect(shareFaster(one, other)).toBeLessThan(0.7);
  }

  it('does not tell a known name from an unknown one', async () => {
    const directory = new LdapDirectory(slapd.settings, () => FRENCH_POLICY);
    const [wrong, unknown] = await interleave(300, [
      () => directory.authenticate('np', 'wrong'),
      () => directory.authenticate('nobody', 'wrong'),
    ]);
    expectAlike(wrong, unknown);
  }, 40_000);

  it('does not tell a wrong password from an empty one, or from a disabled account', async () => {
    const directory = new LdapDirectory(slapd.settings, () => FRENCH_POLICY);
    const [wrong, empty, disabled] = await interleave(100, [
      () => directory.authenticate('np', 'wrong'),
      () => directory.authenticate('np', ''),
      () => directory.authenticate('l.marchal', 'ruche-demo'),
    ]);
    expectAlike(wrong, empty);
    expectAlike(wrong, disabled);
  }, 40_000);

  it('control: without the decoy it tells', async () => {
    const [wrong, unknown] = await interleave(100, [
      () => naiveSignIn(slapd.settings, 'np', 'wrong'),
      () => naiveSignIn(slapd.settings, 'nobody', 'wrong'),
    ]);
    expect(median(unknown) / median(wrong)).toBeLessThan(0.75);
    expect(shareFaster(unknown, wrong)).toBeGreaterThan(0.7);
  }, 20_000);
});
