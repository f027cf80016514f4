import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DirectorySettings } from '#auth';
import { AD_BASE, replayActiveDirectory, type ReplayedEntry } from './replayed-active-directory.js';
import { appliedDiff, SyncSite } from './sync-site.js';

// More people than a range holds, from a directory that lives in this process: a busy machine takes its time.
jest.setTimeout(90_000);

const dn = (index: number): string => `CN=Person ${index},OU=Staff,${AD_BASE}`;
const groupDn = (cn: string): string => `CN=${cn},OU=Groups,${AD_BASE}`;
const guid = (first: number, last: number): Buffer => {
  const bytes = Buffer.alloc(16, 0xee);
  bytes.writeUInt32LE(first, 0);
  bytes.writeUInt32BE(last, 12);
  return bytes;
};
/** S-1-5-21-…-RID: revision, five parts, authority, the domain, the last number. */
const sid = (rid: number): Buffer => {
  const bytes = Buffer.from('0105000000000005150000001111111122222222333333330000000a', 'hex');
  bytes.writeUInt32LE(rid, bytes.length - 4);
  return bytes;
};

function person(index: number, changes: ReplayedEntry['attributes'] = {}): ReplayedEntry {
  return {
    dn: dn(index),
    attributes: {
      objectGUID: [guid(1, index)],
      objectSid: [sid(2000 + index)],
      primaryGroupID: ['513'],
      sAMAccountName: [`p${index}`],
      displayName: [`Person ${index}`],
      employeeID: [`E${index}`],
      department: ['Research'],
      userAccountControl: ['512'],
      accountExpires: ['9223372036854775807'],
      ...changes,
    },
  };
}

function group(
  cn: string,
  index: number,
  attributes: ReplayedEntry['attributes'],
  ranges?: ReplayedEntry['ranges'],
) {
  return {
    dn: groupDn(cn),
    attributes: { objectGUID: [guid(2, index)], objectSid: [sid(index)], cn: [cn], ...attributes },
    ...(ranges && { ranges }),
  };
}

const PEOPLE = 3200;
const all = Array.from({ length: PEOPLE }, (_, index) => dn(index));

/** Shapes of Active Directory, replayed: there was no Active Directory to prove them on. */
describe('entries in the shape of Active Directory', () => {
  let base: SyncSite;
  let served: { readonly settings: DirectorySettings; stop(): void };

  beforeAll(async () => {
    const people = [
      ...Array.from({ length: PEOPLE }, (_, index) => person(index)),
      person(9001, { userAccountControl: ['514'] }),
      person(9002, { accountExpires: ['132539328000000000'] }),
      person(9003, { accountExpires: ['0'], userAccountControl: ['66048'] }),
    ];
    const groups = [
      group('Domain Users', 513, {}),
      group(
        'Everybody',
        600,
        { 'member;range=0-1499': all.slice(0, 1500) },
        {
          'member;range=1500-*': { 'member;range=1500-2999': all.slice(1500, 3000) },
          'member;range=3000-*': { 'member;range=3000-*': all.slice(3000) },
        },
      ),
      group('Inner', 601, { member: [dn(7), groupDn('Outer')] }),
      group('Outer', 602, { member: [groupDn('Inner'), groupDn('domain users')] }),
    ];
    [served, base] = await Promise.all([replayActiveDirectory(people, groups), SyncSite.start()]);
  }, 30_000);
  afterAll(async () => {
    served.stop();
    await base.stop();
  });

  const members = (name: string) =>
    base.value<number>(
      `SELECT count(*)::int4 AS value FROM auth.directory_group_member m
       JOIN auth.directory_group g ON g.id = m.group_id WHERE g.name = $1`,
      [name],
    );

  it('are read: ids in bytes, members in ranges, cycles, the primary group, who is switched off', async () => {
    const { counts, notices } = appliedDiff(await base.sync(served.settings).full());
    expect(counts).toMatchObject({ read: PEOPLE + 3, created: PEOPLE + 1, groups: 4 });
    expect(notices).toEqual([]);
    // The first three fields of an objectGUID are little-endian on the wire.
    const third = '00000001-eeee-eeee-eeee-eeee00000003';
    expect(await base.account(third)).toMatchObject({ uid: 'p3', display_name: 'Person 3', state: 'active' });
    expect(await members('Everybody')).toBe(PEOPLE);
    // Nobody is listed in a primary group; here it stands inside the cycle of the two others.
    expect(await members('Domain Users')).toBe(PEOPLE + 1);
    expect(await members('Outer')).toBe(PEOPLE + 1);
    expect(await members('Inner')).toBe(PEOPLE + 1);
    expect(appliedDiff(await base.sync(served.settings).full())).toMatchObject({ accounts: [], groups: [] });
  });

  it('change nothing when a range does not come', async () => {
    const broken = group('Everybody', 600, { 'member;range=0-1499': all.slice(0, 1500) }, {});
    const part = await replayActiveDirectory([person(1)], [broken]);
    expect(await base.sync(part.settings).full()).toMatchObject({
      state: 'failed',
      reason: 'DIRECTORY_INCOMPLETE',
    });
    part.stop();
  });
});
