import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { madeDn, madePerson, madeUuid } from '../../support/slapd/many-people.js';
import type { Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { appliedDiff, SyncSite } from './sync-site.js';
import { crowdSettings, startCrowd } from './sync-world.js';

const UNITS = 'dc=helianthe,dc=example';

describeWithSlapd('the sync with a directory', () => {
  let slapd: Slapd;
  let base: SyncSite;

  beforeAll(async () => {
    slapd = await startCrowd();
  }, 30_000);
  afterAll(() => slapd.stop());
  beforeEach(async () => {
    base = await SyncSite.start();
  }, 30_000);
  afterEach(() => base.stop());

  const sync = () => base.sync(crowdSettings(slapd));
  const kinds = (diff: ReturnType<typeof appliedDiff>) =>
    diff.accounts.map(({ kind, directoryId }) => [kind, directoryId]);

  it('says what it would do, does nothing, and then does exactly that', async () => {
    const said = await sync().dryRun();
    expect(said.counts.created).toBeGreaterThanOrEqual(100);
    expect(await base.value(`SELECT count(*)::int4 AS value FROM auth.account WHERE state = 'active'`)).toBe(
      0,
    );
    expect(await base.value('SELECT count(*)::int4 AS value FROM auth.directory_run')).toBe(0);
    expect(appliedDiff(await sync().full()).hash).toBe(said.hash);
  });

  it('takes profiles, managers and clearances through nested groups', async () => {
    await sync().full();
    const account = await base.account(madeUuid(15));
    expect(account).toMatchObject({ uid: 'u15', display_name: 'Person 15', clearance: [{ level: 'DR' }] });
    expect(account.directory_entry.profile).toMatchObject({
      title: 'Engineer',
      phone: '+33 1 00000015',
      site: 'Sonnbach',
      mail: 'u15@helianthe.example',
      managerDirectoryId: madeUuid(1),
    });
    // g4 holds g0.
    const inside = `SELECT count(*)::int4 AS value FROM auth.directory_group_member m
      JOIN auth.directory_group g ON g.id = m.group_id WHERE g.name = $1 AND m.account_id = $2`;
    const first = await base.account(madeUuid(0));
    expect(await base.value(inside, ['g4', first.id])).toBe(1);
  });

  it('keeps a person through a new uid, unit, mail and name', async () => {
    await sync().full();
    const before = await base.account(madeUuid(20));
    await slapd.modify(
      `dn: ou=moved,${UNITS}\nchangetype: add\nobjectClass: organizationalUnit\nou: moved\n`,
    );
    await slapd.modify(
      [
        `dn: ${madeDn(20)}`,
        'changetype: modify',
        'replace: mail',
        'mail: married@helianthe.example',
        '-',
        'replace: displayName',
        'displayName: Married Name',
        '',
        `dn: ${madeDn(20)}\nchangetype: modrdn\nnewrdn: uid=married\ndeleteoldrdn: 1\n`,
        `dn: ${madeDn(21)}\nchangetype: modrdn\nnewrdn: uid=u21\ndeleteoldrdn: 0\nnewsuperior: ou=people,ou=moved,${UNITS}\n`,
      ]
        .join('\n')
        .replace(`newsuperior: ou=people,ou=moved,${UNITS}`, `newsuperior: ou=moved,${UNITS}`),
    );
    const wide = { ...crowdSettings(slapd), people: { ...slapd.settings.people, base: UNITS } };
    const diff = appliedDiff(await base.sync(wide).full());
    expect(kinds(diff)).toEqual([
      ['renamed', madeUuid(20)],
      ['moved', madeUuid(21)],
    ]);
    const after = await base.account(madeUuid(20));
    expect(after).toMatchObject({
      id: before.id,
      uid: 'married',
      display_name: 'Married Name',
      state: 'active',
    });
    expect(after.directory_entry.profile).toMatchObject({ mail: 'married@helianthe.example' });
    await slapd.modify(
      `dn: uid=u21,ou=moved,${UNITS}\nchangetype: modrdn\nnewrdn: uid=u21\ndeleteoldrdn: 0\nnewsuperior: ou=people,${UNITS}\n`,
    );
    await slapd.modify(`dn: ou=moved,${UNITS}\nchangetype: delete\n`);
  });

  it('takes somebody with a uid that was used before for a new person', async () => {
    await sync().full();
    const before = await base.account(madeUuid(30));
    await slapd.modify(`dn: ${madeDn(30)}\nchangetype: delete\n`);
    const other = madeUuid(0xfff);
    const entry = madePerson(30, { entryUUID: [other], employeeNumber: ['E-other'] });
    await slapd.modify(entry.replace('\n', '\nchangetype: add\n'));
    const diff = appliedDiff(await sync().full());
    expect(kinds(diff)).toEqual([
      ['created', other],
      ['deactivated', madeUuid(30)],
    ]);
    expect(await base.account(madeUuid(30))).toMatchObject({ id: before.id, state: 'disabled' });
    const after = await base.account(other);
    expect(after).toMatchObject({ uid: 'u30', state: 'active' });
    expect(after.id).not.toBe(before.id);
  });

  it.each([
    ['OpenLDAP, by its password policy', 40, 'pwdAccountLockedTime', '000001010000Z'],
    ['389 Directory Server and FreeIPA', 41, 'nsAccountLock', 'TRUE'],
    ['Active Directory', 42, 'userAccountControl', '514'],
    ['Active Directory, by time', 43, 'accountExpires', '132539328000000000'],
  ])('switches off within the next look who is disabled: %s', async (_name, index, attribute, value) => {
    await sync().full();
    const { id } = await base.account(madeUuid(index));
    const session = await base.openSession(id);
    const open = `SELECT ended_reason AS value FROM auth.session WHERE id = $1`;
    expect(await sync().recheck()).toBeNull();
    expect(await base.value(open, [session])).toBeNull();

    await slapd.modify(
      `dn: ${madeDn(index)}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`,
    );
    const diff = appliedDiff(await sync().recheck());
    expect(diff.accounts.map(({ kind, attributes }) => [kind, attributes[0]?.after])).toEqual([
      ['deactivated', 'disabled'],
    ]);
    expect(await base.value(open, [session])).toBe('deactivated');
    expect((await base.account(madeUuid(index))).state).toBe('disabled');
    await expect(base.openSession(id)).rejects.toThrow('no session');

    await slapd.modify(`dn: ${madeDn(index)}\nchangetype: modify\ndelete: ${attribute}\n`);
    expect(kinds(appliedDiff(await sync().full()))).toEqual([['reactivated', madeUuid(index)]]);
    expect((await base.account(madeUuid(index))).state).toBe('active');
  });

  it('looks up a clearance again while its session is open', async () => {
    await sync().full();
    const { id } = await base.account(madeUuid(12));
    await base.openSession(id);
    const group = 'cn=g0,ou=groups,dc=helianthe,dc=example';
    const change = (what: 'add' | 'delete') =>
      slapd.modify(`dn: ${group}\nchangetype: modify\n${what}: member\nmember: ${madeDn(12)}\n`);
    await change('delete');
    expect(appliedDiff(await sync().recheck()).accounts[0]?.attributes).toEqual([
      { name: 'clearance', before: null, after: null },
    ]);
    expect((await base.account(madeUuid(12))).clearance).toMatchObject([{ level: 'NP' }]);
    await change('add');
    // Everybody else stays as they are, and so does who manages whom.
    expect(appliedDiff(await sync().recheck()).accounts).toHaveLength(1);
    expect(appliedDiff(await sync().full()).accounts).toEqual([]);
  });

  it('never raises a clearance that an officer set', async () => {
    await sync().full();
    const hold = (level: string) =>
      base.site.admin.query(
        `UPDATE auth.account SET clearance_source = 'officer', clearance = jsonb_set(clearance, '{0,level}', to_jsonb($2::text))
         WHERE directory_id = $1`,
        [madeUuid(14), level],
      );
    const touch = (title: string) =>
      slapd.modify(`dn: ${madeDn(14)}\nchangetype: modify\nreplace: title\ntitle: ${title}\n`);
    await hold('NP');
    await touch('Once');
    await sync().full();
    expect((await base.account(madeUuid(14))).clearance).toMatchObject([{ level: 'NP' }]);
    await hold('S');
    await touch('Twice');
    await sync().full();
    expect((await base.account(madeUuid(14))).clearance).toMatchObject([{ level: 'DR' }]);
  });
});
