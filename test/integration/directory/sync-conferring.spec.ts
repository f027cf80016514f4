import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectorySettings } from '#auth';
import { AD_BASE, replayActiveDirectory } from './replayed-active-directory.js';
import { appliedDiff, SyncSite } from './sync-site.js';

const person = (index: number): string => `CN=Person ${index},OU=Staff,${AD_BASE}`;
const group = (cn: string): string => `CN=${cn},OU=Groups,${AD_BASE}`;
const guid = (first: number, last: number): Buffer => {
  const bytes = Buffer.alloc(16, 0xee);
  bytes.writeUInt32LE(first, 0);
  bytes.writeUInt32BE(last, 12);
  return bytes;
};

/** Around habilitation-dr: a group inside, one that holds nothing else, one that holds others too. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'habilitation-dr': [person(1), group('Lasers')],
  Lasers: [person(2)],
  Wrapper: [group('habilitation-dr')],
  House: [group('habilitation-dr'), person(3)],
  Sport: [person(1)],
};

describe('groups of the directory that tell who holds a clearance', () => {
  let base: SyncSite;
  let served: { readonly settings: DirectorySettings; stop(): void };

  beforeAll(async () => {
    const people = [1, 2, 3].map((index) => ({
      dn: person(index),
      attributes: {
        ...{ objectGUID: [guid(1, index)], sAMAccountName: [`p${index}`], displayName: [`Person ${index}`] },
        ...{ employeeID: [`E${index}`], department: ['Research'], userAccountControl: ['512'] },
      },
    }));
    const groups = Object.entries(GROUPS).map(([cn, member], index) => ({
      dn: group(cn),
      attributes: { objectGUID: [guid(2, index)], cn: [cn], member: [...member] },
    }));
    [served, base] = await Promise.all([replayActiveDirectory(people, groups), SyncSite.start()]);
  }, 30_000);
  afterAll(async () => {
    served.stop();
    await base.stop();
  });

  /** The settings with this group for the second level, and everybody at the first. */
  const giving = (cn: string): DirectorySettings => {
    const clearance = [
      { policy: 'FR', level: 'NP', when: { always: true } as const },
      { policy: 'FR', level: 'DR', when: { group: group(cn) } },
    ];
    const { mapping } = served.settings;
    return { ...served.settings, mapping: { ...mapping, clearance, compartments: [], siteRole: [] } };
  };
  const offered = () =>
    base.value<string[]>(
      'SELECT array_agg(g.name ORDER BY g.name) AS value FROM auth.directory_group g WHERE NOT g.confers',
    );

  it('are written down by the run, and again when the settings say otherwise', async () => {
    appliedDiff(await base.sync(giving('habilitation-dr')).full());
    expect(await offered()).toEqual(['House', 'Sport']);
    expect(appliedDiff(await base.sync(giving('habilitation-dr')).full()).groups).toEqual([]);
    const { groups } = appliedDiff(await base.sync(giving('Sport')).full());
    expect(groups).toHaveLength(4);
    expect(await offered()).toEqual(['House', 'Lasers', 'Wrapper', 'habilitation-dr']);
    expect(base.listener.told.at(-1)).toMatchObject({ groupsChanged: true });
  });

  it('taking a run back opens none that the settings close now', async () => {
    expect(await base.sync(giving('Sport')).undo()).toMatchObject({ state: 'undone' });
    expect(await offered()).toEqual(['House']);
    // Control: the next run judges them all afresh.
    await base.sync(giving('Sport')).resume();
    appliedDiff(await base.sync(giving('Sport')).full());
    expect(await offered()).toEqual(['House', 'Lasers', 'Wrapper', 'habilitation-dr']);
  });
});
