import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { LdapDirectory, type RefusalReason } from '#auth';
import { FRENCH_POLICY } from './french-policy.js';
import { openTcpSockets } from './open-tcp-sockets.js';
import { plainClient, serviceClient } from './plain-client.js';
import type { ServedDirectory } from './served-directory.js';

const PASSWORD = 'ruche-demo';

/** What every directory with the people of the demo must do alike. */
export function signInBattery(serve: () => Promise<ServedDirectory>): void {
  let served: ServedDirectory;
  let directory: LdapDirectory;
  const refusals: RefusalReason[] = [];

  beforeAll(async () => {
    served = await serve();
    directory = new LdapDirectory(
      served.settings,
      () => FRENCH_POLICY,
      (reason) => refusals.push(reason),
    );
  });
  beforeEach(() => void refusals.splice(0));
  afterAll(() => served.stop());

  it('answers a ping', async () => {
    await expect(directory.ping()).resolves.toBeUndefined();
  });

  it('knows each of the ten accounts of the demo', async () => {
    const both = ['ALBATROS', 'BOREAL'];
    const expected: [string, string, string, string, string[]][] = [
      ['np', 'member', 'FRA', 'NP', []],
      ['dr', 'member', 'FRA', 'DR', []],
      ['s_a', 'member', 'FRA', 'S', ['ALBATROS']],
      ['s_ab', 'member', 'FRA', 'S', both],
      ['foreign', 'member', 'DEU', 'S', ['ALBATROS']],
      ['animator', 'member', 'FRA', 'DR', []],
      ['keeper', 'member', 'FRA', 'S', ['ALBATROS']],
      ['officer', 'officer', 'FRA', 'S', both],
      ['auditor', 'auditor', 'FRA', 'S', []],
      ['operator', 'operator', 'FRA', 'NP', []],
    ];
    const humans = new Set<string>();
    for (const [uid, siteRole, nationality, level, restrictive] of expected) {
      const clearance = [{ policy: 'FR', level, restrictive, permissive: { releasableTo: [nationality] } }];
      const identity = await directory.authenticate(uid, PASSWORD);
      expect(identity).toMatchObject({ uid, siteRole, nationality, clearance, partner: false });
      humans.add(identity?.humanKey ?? '');
    }
    expect(humans.size).toBe(expected.length);
  });

  it('gives a whole identity', async () => {
    await expect(directory.authenticate('foreign', PASSWORD)).resolves.toEqual({
      directoryId: '705797a8-6cb1-447d-a8c2-b7a8912de18e',
      uid: 'foreign',
      displayName: 'Friederike Oehler',
      unit: 'Softwareentwicklung',
      language: 'de',
      humanKey: 'HD-2231',
      nationality: 'DEU',
      partner: false,
      siteRole: 'member',
      clearance: [
        { policy: 'FR', level: 'S', restrictive: ['ALBATROS'], permissive: { releasableTo: ['DEU'] } },
      ],
      profile: {
        title: 'Systemingenieurin',
        mail: 'friederike.oehler@de.helianthe.example',
        ...{
          phone: '+49 30 23125 105',
          mobile: null,
          office: 'Haus 1, Raum 205',
          site: 'Sonnbach',
          photo: null,
        },
        // Found by the DN that the entry names.
        managerDirectoryId: '3b5da8f2-72e4-44a7-98e2-c3001c9e8935',
      },
    });
  });

  it.each([
    ["o'néill", "Sean O'Néill", 'DR', []],
    ['jean (ext)', 'Jean (EXT)', 'NP', []],
    ['dupont, jean', 'Dupont, Jean', 'S', ['ALBATROS']],
    // Compared as the directory compares.
    ["O'NÉILL", "Sean O'Néill", 'DR', []],
    ['Jean (EXT)', 'Jean (EXT)', 'NP', []],
    ['Dupont, Jean', 'Dupont, Jean', 'S', ['ALBATROS']],
  ])('lets %s in, with the groups of its awkward DN', async (name, displayName, level, restrictive) => {
    const identity = await directory.authenticate(name, PASSWORD);
    expect(identity).toMatchObject({ displayName, clearance: [{ level, restrictive }] });
    await expect(directory.authenticate(name, 'wrong')).resolves.toBeNull();
  });

  it.each<[string, string, string, RefusalReason]>([
    ['a wrong password', 'np', 'Ruche-Demo', 'password_refused'],
    ['a long wrong password', 'np', 'x'.repeat(1024), 'password_refused'],
    ['a password with NUL', 'np', `${PASSWORD}\0`, 'password_refused'],
    ['an unknown name', 'nobody', PASSWORD, 'name_unknown'],
    ['an empty name', '', PASSWORD, 'name_unknown'],
    ['a disabled account', 'l.marchal', PASSWORD, 'password_refused'],
    ['an empty password', 'np', '', 'password_empty'],
    ['an empty password of nobody', 'nobody', '', 'password_empty'],
    ['the decoy by name', 'decoy', PASSWORD, 'name_unknown'],
    ['the service account', 'ruche', PASSWORD, 'name_unknown'],
  ])('refuses %s', async (_case, name, password, reason) => {
    await expect(directory.authenticate(name, password)).resolves.toBeNull();
    expect(refusals).toEqual([reason]);
  });

  it.each([
    '*',
    'n*',
    'np*',
    '*)(uid=*',
    'np)(objectClass=*',
    'np))(|(uid=*',
    ')(',
    '(',
    ')',
    '\\',
    'n\\70',
    '\\2a',
    'np\\',
    'np\0',
    '\0',
    '"np"',
    "'np'",
    'uid=np',
    'uid=np,ou=people,dc=helianthe,dc=example',
    'np,ou=people',
    'ｎｐ\u200b',
    '日本',
    '\u{1f41d}',
    'jean \\28ext\\29',
  ])('finds nobody under %j', async (name) => {
    await expect(directory.authenticate(name, PASSWORD)).resolves.toBeNull();
    expect(refusals).toEqual(['name_unknown']);
  });

  it('control: the star is a key to everybody where a name is put into filter text', async () => {
    const { people } = served.settings;
    const client = await serviceClient(served.settings);
    const name = '*';
    const { searchEntries } = await client.search(people.base, {
      filter: `(&${people.filter}(uid=${name}))`,
    });
    await client.unbind();
    expect(searchEntries.length).toBe(61);
  });

  it("refuses an unknown name with the decoy's own password, which is right", async () => {
    const client = plainClient(served.settings);
    await expect(client.bind(served.settings.decoyDn, served.decoyPassword)).resolves.toBeUndefined();
    await client.unbind();
    await expect(directory.authenticate('nobody', served.decoyPassword)).resolves.toBeNull();
    await expect(directory.authenticate('*', served.decoyPassword)).resolves.toBeNull();
    await expect(directory.authenticate('decoy', served.decoyPassword)).resolves.toBeNull();
  });

  it('refuses an unknown name even where the decoy is a person who could sign in', async () => {
    const decoyDn = `uid=np,${served.settings.people.base}`;
    const odd = new LdapDirectory({ ...served.settings, decoyDn }, () => FRENCH_POLICY);
    for (const name of ['nobody', 'np', '*', ''])
      await expect(odd.authenticate(name, PASSWORD)).resolves.toBeNull();
    await expect(odd.authenticate('dr', PASSWORD)).resolves.toMatchObject({ uid: 'dr' });
  });

  it('leaves no socket open after 100 sign-ins', async () => {
    const before = openTcpSockets();
    for (let round = 0; round < 25; round += 1) {
      await Promise.all([
        directory.authenticate('np', PASSWORD),
        directory.authenticate('np', 'wrong'),
        directory.authenticate('nobody', PASSWORD),
        directory.authenticate('', ''),
      ]);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(openTcpSockets()).toBeLessThanOrEqual(before);
  }, 20_000);
}
