import { describe, expect, it } from '@jest/globals';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { conferringGroups } from './conferring-groups.js';
import { GroupGraph } from './group-graph.js';

const dn = (cn: string): string => `cn=${cn},ou=groups`;
/** Name, groups inside, people by themselves or through groups. */
type Made = readonly [cn: string, inside: readonly string[], people: readonly string[]];

const GROUPS: readonly Made[] = [
  ['secret', ['optics'], ['ann', 'bob']],
  ['optics', ['lasers'], ['bob']],
  ['lasers', [], ['bob']],
  ['wrapper', ['secret'], ['ann', 'bob']],
  ['wrapped twice', ['WRAPPER', 'nothing'], ['ann', 'bob']],
  ['same people', [], ['ann', 'bob']],
  ['house', ['secret'], ['ann', 'bob', 'cat']],
  ['other', [], ['cat']],
  ['nothing', [], []],
];

function found(mapping: Partial<DirectorySettings['mapping']>, made: readonly Made[] = GROUPS): string[] {
  const groups = made.map(([cn, inside]) => ({ dn: dn(cn), members: inside.map(dn) }));
  const members = made.map(([, , people]) => new Set(people));
  const rules = {
    ...{ clearance: [], compartments: [], siteRole: [], nationality: [] },
    partner: { when: [] },
  };
  const confers = conferringGroups(new GroupGraph(groups), groups, members, { ...rules, ...mapping });
  return [...confers].map((place) => made[place]?.[0] ?? '').sort();
}

const named = (cn: string) => ({ when: { group: `CN=${cn}, OU=groups` } });

describe('groups that tell who holds something', () => {
  it('are those that the mapping names, for a clearance, a compartment or a duty', () => {
    for (const mapping of [
      { clearance: [{ policy: 'FR', level: 'S', ...named('other') }] },
      { compartments: [{ policy: 'FR', category: 'A', ...named('other') }] },
      { siteRole: [{ role: 'officer' as const, ...named('other') }] },
    ])
      expect(found(mapping)).toEqual(['other']);
    expect(found({ clearance: [{ policy: 'FR', level: 'S', when: { always: true } }] })).toEqual([]);
  });

  it('also every group inside, and a group around that holds nobody else; not one with others in it', () => {
    expect(found({ clearance: [{ policy: 'FR', level: 'S', ...named('secret') }] })).toEqual(
      ['secret', 'optics', 'lasers', 'wrapper', 'wrapped twice', 'nothing'].sort(),
    );
  });

  it('a circle of groups is one', () => {
    const circle: readonly Made[] = [
      ['a', ['b'], ['ann']],
      ['b', ['a'], ['ann']],
      ['c', [], ['ann']],
    ];
    expect(found({ clearance: [{ policy: 'FR', level: 'S', ...named('a') }] }, circle)).toEqual(['a', 'b']);
  });
});
