import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ldifRecord } from '../../support/slapd/ldif.js';
import { frameOf } from '../../support/slapd/frame.js';
import { crowdLdif, madeDn, madeGroup, madePerson, madeUuid } from '../../support/slapd/many-people.js';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { appliedDiff, SyncSite } from './sync-site.js';

const PEOPLE = 'ou=people,dc=helianthe,dc=example';
/** Every character that RFC 4514 speaks of, as the directory writes it. */
const AWKWARD = `uid=\\#a\\+b\\, \\"c\\"\\\\\\<d\\>\\;e=f\\C3\\A9 (g)*,${PEOPLE}`;
const AWKWARD_UID = '#a+b, "c"\\<d>;e=fé (g)*';

/** An entry of a person that the schema knows little of. */
function odd(index: number, changes: Readonly<Record<string, readonly string[]>>): string {
  const entry: Record<string, readonly string[]> = {
    objectClass: ['account', 'extensibleObject'],
    uid: [`u${index}`],
    entryUUID: [madeUuid(index)],
    sn: [`E-${index}`],
    ...changes,
  };
  return ldifRecord(madeDn(index), entry);
}

describeWithSlapd('a directory full of junk', () => {
  let slapd: Slapd;
  let base: SyncSite;
  const settings = () => ({
    ...slapd.settings,
    attributes: { ...slapd.settings.attributes, humanKey: 'sn', displayName: 'cn' },
    people: { ...slapd.settings.people, filter: '(&(uid=*)(!(cn=decoy)))' },
  });

  beforeAll(async () => {
    const content = (demo: string): string =>
      [
        crowdLdif(frameOf(demo), { people: 40, groups: 4 }),
        odd(100, {}),
        odd(101, { sn: ['E-101', 'E-other'] }),
        odd(102, { cn: ['First', 'Second'], ou: ['One', 'Two'], mail: ['a@x.example', 'b@x.example'] }),
        odd(103, { telephoneNumber: ['+33 1'], title: ['a'.repeat(600)], cn: ['\u0007bell'] }),
        odd(104, { sn: ['\u0001'] }),
        odd(105, { jpegPhoto: ['this is no picture'], preferredLanguage: ['\u0002'] }),
        ldifRecord(AWKWARD, {
          objectClass: ['account', 'extensibleObject'],
          ...{ uid: [AWKWARD_UID], entryUUID: [madeUuid(106)], sn: ['E-106'] },
        }),
        madePerson(107, { manager: ['cn=gone,dc=example'] }),
        // Ten thousand members, most of whom are nobody; itself; and one with every special character.
        madeGroup(50, [
          ...Array.from({ length: 10_000 }, (_, index) => madeDn(index)),
          'cn=g50,ou=groups,dc=helianthe,dc=example',
          AWKWARD,
        ]),
      ].join('\n');
    [slapd, base] = await Promise.all([startSlapd({ content }), SyncSite.start()]);
  }, 60_000);
  afterAll(async () => {
    await slapd.stop();
    await base.stop();
  });

  it('gives what can be taken, and a line for each entry that cannot', async () => {
    const diff = appliedDiff(await base.sync(settings()).full());
    const lines = diff.notices.map(({ entry, reason, attribute, skipped }) => [
      entry,
      reason,
      attribute,
      skipped,
    ]);
    expect(lines.sort()).toEqual([
      [madeDn(101), 'human_key_missing', 'sn', true],
      [madeDn(103), 'value_unreadable', 'cn', false],
      [madeDn(103), 'value_unreadable', 'title', false],
      [madeDn(104), 'human_key_missing', 'sn', true],
      [madeDn(105), 'value_unreadable', 'jpegPhoto', false],
    ]);
    expect(diff.counts).toMatchObject({ read: 48, created: 46, skipped: 2 });
    // Nobody is half there.
    expect(
      await base.value('SELECT count(*)::int4 AS value FROM auth.account WHERE directory_id = ANY ($1)', [
        [madeUuid(101), madeUuid(104)],
      ]),
    ).toBe(0);
    const held = async (index: number) => {
      const { uid, display_name, directory_entry } = await base.account(madeUuid(index));
      return { uid, display_name, ...directory_entry.profile };
    };
    expect(await held(100)).toMatchObject({ uid: 'u100', display_name: 'u100', mail: null });
    expect(await held(102)).toMatchObject({ display_name: 'First', mail: 'a@x.example' });
    expect(await held(103)).toMatchObject({ display_name: 'u103', phone: '+33 1', title: null });
    expect(await held(106)).toMatchObject({ uid: AWKWARD_UID });
    expect(await held(107)).toMatchObject({ managerDirectoryId: null });
    const members = `SELECT count(*)::int4 AS value FROM auth.directory_group_member m
      JOIN auth.directory_group g ON g.id = m.group_id WHERE g.name = 'g50'`;
    // Forty made ones, those from 100 on that have an account, the awkward one.
    expect(await base.value(members)).toBe(46);
    expect(appliedDiff(await base.sync(settings()).full()).accounts).toEqual([]);
  });
});
