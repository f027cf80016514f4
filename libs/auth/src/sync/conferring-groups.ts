import type { DirectorySettings } from '../directory/directory-settings.js';
import type { GraphGroup, GroupGraph } from './group-graph.js';

/**
 * Places of the groups whose list of people tells who holds a clearance, a compartment or a duty: those that the mapping
 * names, every group inside one (it gives the same to all of its own), and a group around one that holds nobody else.
 * A group that holds such a one among others tells of nobody.
 * @param members people of each group, by place, those of groups inside included.
 */
export function conferringGroups(
  graph: GroupGraph,
  groups: readonly GraphGroup[],
  members: readonly ReadonlySet<string>[],
  { clearance, compartments, siteRole }: DirectorySettings['mapping'],
): ReadonlySet<number> {
  const named = new Set(
    [...clearance, ...compartments, ...siteRole].map(({ when }) =>
      'group' in when ? graph.key(when.group) : null,
    ),
  );
  const around = groups.map(({ dn }) => graph.holding(dn));
  const confers = new Set<number>();
  graph.groupKeys.forEach((key, place) => {
    if (key !== null && named.has(key)) confers.add(place);
  });
  const isInside = (place: number): boolean => [...(around[place] ?? [])].some((one) => confers.has(one));
  const holdsNobodyElse = (place: number): boolean => {
    const inner = [...confers].filter((one) => around[one]?.has(place));
    const told = new Set(inner.flatMap((one) => [...(members[one] ?? [])]));
    return inner.length > 0 && [...(members[place] ?? [])].every((person) => told.has(person));
  };
  // What is found makes more be found: until nothing is.
  for (let before = -1; before < confers.size;) {
    before = confers.size;
    groups.forEach((_, place) => {
      if (!confers.has(place) && (isInside(place) || holdsNobodyElse(place))) confers.add(place);
    });
  }
  return confers;
}
