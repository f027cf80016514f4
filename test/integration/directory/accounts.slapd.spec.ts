import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { LdapDirectory, type RefusalReason } from '#auth';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { FRENCH_POLICY } from './french-policy.js';
import { serviceClient } from './plain-client.js';

const PASSWORD = 'not-the-usual-one';
const PEOPLE = 'ou=people,dc=helianthe,dc=example';
const GROUPS = 'ou=groups,dc=helianthe,dc=example';

/** LDIF that adds a person; `extra` are more lines. */
function person(rdn: string, uid: string, ...extra: string[]): string {
  const lines = [`dn: ${rdn},${PEOPLE}`, 'changetype: add', 'objectClass: inetOrgPerson'];
  const own = [
    'objectClass: extensibleObject',
    'cn: x',
    'sn: x',
    `uid:: ${Buffer.from(uid).toString('base64')}`,
  ];
  return [...lines, ...own, `employeeNumber: T-${uid.length}`, ...extra, ''].join('\n');
}

function join(group: string, member: string): string {
  return [`dn: cn=${group},${GROUPS}`, 'changetype: modify', 'add: member', `member: ${member}`, ''].join(
    '\n',
  );
}

describeWithSlapd('accounts as directories hold them', () => {
  let slapd: Slapd;
  let directory: LdapDirectory;
  const refusals: RefusalReason[] = [];

  beforeAll(async () => {
    slapd = await startSlapd();
    directory = new LdapDirectory(
      slapd.settings,
      () => FRENCH_POLICY,
      (reason) => refusals.push(reason),
    );
  });
  beforeEach(() => void refusals.splice(0));
  afterAll(() => slapd.stop());

  async function add(rdn: string, uid: string, ...extra: string[]): Promise<string> {
    await slapd.modify(person(rdn, uid, ...extra));
    await slapd.setPassword(`${rdn},${PEOPLE}`, PASSWORD);
    return `${rdn},${PEOPLE}`;
  }

  it('refuses a name that two people answer to, and lets them in under their own', async () => {
    await add('cn=twin1', 'twin', 'uid: twin1');
    await add('cn=twin2', 'twin', 'uid: twin2');
    await expect(directory.authenticate('twin', PASSWORD)).resolves.toBeNull();
    expect(refusals).toEqual(['name_ambiguous']);
    await expect(directory.authenticate('twin2', PASSWORD)).resolves.not.toBeNull();
  });

  it.each([
    ['nsAccountLock: TRUE', false],
    ['nsAccountLock: false', true],
    ['userAccountControl: 514', false],
    ['userAccountControl: 512', true],
  ])('reads the state of the account: %s', async (line, enters) => {
    const uid = line.replaceAll(/[^a-zA-Z0-9]/g, '');
    await add(`uid=${uid}`, uid, line);
    const identity = await directory.authenticate(uid, PASSWORD);
    expect(identity !== null).toBe(enters);
    expect(refusals).toEqual(enters ? [] : ['account_disabled']);
  });

  it('refuses a locked account whose password is right, and lets it in again once unlocked', async () => {
    const dn = await add('uid=locked', 'locked');
    await expect(directory.authenticate('locked', PASSWORD)).resolves.not.toBeNull();
    const change = `dn: ${dn}\nchangetype: modify\n`;
    await slapd.modify(`${change}add: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n`);
    await expect(directory.authenticate('locked', PASSWORD)).resolves.toBeNull();
    await slapd.modify(`${change}delete: pwdAccountLockedTime\n`);
    await expect(directory.authenticate('locked', PASSWORD)).resolves.not.toBeNull();
  });

  it('refuses somebody without a human key', async () => {
    const dn = await add('uid=keyless', 'keyless');
    await slapd.modify(`dn: ${dn}\nchangetype: modify\ndelete: employeeNumber\n`);
    await expect(directory.authenticate('keyless', PASSWORD)).resolves.toBeNull();
    expect(refusals).toEqual(['human_key_missing']);
  });

  it('refuses two site roles, one of them through a nested group', async () => {
    const dn = await add('uid=double', 'double');
    await slapd.modify(join('auditeurs', dn));
    await expect(directory.authenticate('double', PASSWORD)).resolves.toMatchObject({ siteRole: 'auditor' });
    const nested = [`dn: cn=inner,${GROUPS}`, 'changetype: add', 'objectClass: groupOfNames', 'cn: inner'];
    await slapd.modify([...nested, `member: ${dn}`, ''].join('\n'));
    await slapd.modify(join('exploitants', `cn=inner,${GROUPS}`));
    await expect(directory.authenticate('double', PASSWORD)).resolves.toBeNull();
    expect(refusals).toEqual(['site_roles_conflict']);
  });

  it('gives nobody a clearance that no rule grants', async () => {
    await add('uid=plain', 'plain', 'c: FR');
    await expect(directory.authenticate('plain', PASSWORD)).resolves.toMatchObject({ clearance: [] });
  });

  // ldapjs, under passport-ldapauth, loses backslashes when it rewrites a DN: the bind would name nobody.
  it.each([
    ['cn=back\\\\slash', 'backslash'],
    ['cn=a\\+c', 'plus'],
    ['cn=quote\\"d', 'quote'],
    ['cn=semi\\;colon', 'semicolon'],
    ['cn=\\#hash', 'hash'],
    ['cn=Dupont\\,Anne', 'comma'],
    ['cn=a+sn=b', 'two'],
    ['cn=less\\<more\\>', 'angles'],
  ])('binds and finds groups under the DN %s', async (rdn, uid) => {
    const dn = await add(rdn, uid, 'sn: b', 'cn: a');
    await slapd.modify(join('habilitation-dr', dn));
    const identity = await directory.authenticate(uid, PASSWORD);
    expect(identity?.clearance).toMatchObject([{ level: 'DR' }]);
    await expect(directory.authenticate(uid, 'wrong')).resolves.toBeNull();
  });

  it('keeps the id through a rename and a move of name', async () => {
    const before = await directory.authenticate('j.harrow', 'ruche-demo');
    const dn = `uid=j.harrow,${PEOPLE}`;
    await slapd.modify(`dn: ${dn}\nchangetype: modrdn\nnewrdn: uid=j.vale\ndeleteoldrdn: 1\n`);
    const after = await directory.authenticate('j.vale', 'ruche-demo');
    expect(after?.directoryId).toBe(before?.directoryId);
    expect(after?.clearance).toEqual(before?.clearance);
    await expect(directory.authenticate('j.harrow', 'ruche-demo')).resolves.toBeNull();
  });

  it('takes a new password at once, and the old one no more', async () => {
    await slapd.setPassword(`uid=b.nguyen,${PEOPLE}`, 'Neu-und-länger');
    await expect(directory.authenticate('b.nguyen', 'Neu-und-länger')).resolves.not.toBeNull();
    await expect(directory.authenticate('b.nguyen', 'ruche-demo')).resolves.toBeNull();
  });

  it('finds people by objectGUID, as in Active Directory, whatever its bytes', async () => {
    const guids = ['28292a5c00ff0d0ac3287f80fe012a5c', '00000000000000000000000000000001'];
    for (const [index, guid] of guids.entries()) {
      const value = Buffer.from(guid, 'hex').toString('base64');
      await add(`uid=guid${index}`, `guid${index}`, `objectGUID:: ${value}`);
    }
    const decoyGuid = Buffer.alloc(16, 7).toString('base64');
    const add7 = `changetype: modify\nadd: objectClass\nobjectClass: extensibleObject\n-\nadd: objectGUID\n`;
    await slapd.modify(`dn: cn=decoy,${PEOPLE}\n${add7}objectGUID:: ${decoyGuid}\n`);
    const { people } = slapd.settings;
    const settings = { ...slapd.settings, people: { ...people, idAttribute: 'objectGUID' as const } };
    const byGuid = new LdapDirectory(settings, () => FRENCH_POLICY);
    const identity = await byGuid.authenticate('guid0', PASSWORD);
    expect(identity?.directoryId).toBe('5c2a2928-ff00-0a0d-c328-7f80fe012a5c');
    await expect(byGuid.authenticate('guid0', 'wrong')).resolves.toBeNull();
    await expect(byGuid.authenticate('guid1', PASSWORD)).resolves.not.toBeNull();
    await expect(byGuid.authenticate('nobody', PASSWORD)).resolves.toBeNull();
  });

  it('needs no memberOf, which this server has filled', async () => {
    const client = await serviceClient(slapd.settings);
    const { searchEntries } = await client.search(`uid=s_ab,${PEOPLE}`, { attributes: ['memberOf'] });
    await client.unbind();
    expect([searchEntries[0]?.['memberOf']].flat()).toContain(`cn=compartiment-boreal,${GROUPS}`);
  });
});
