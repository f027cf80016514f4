import {
  dnKey,
  mapIdentity,
  peopleTree,
  type DirectoryIdentity,
  type DirectorySettings,
  type PeopleFile,
} from '#auth';
import type { Policies } from '#contracts';

/** What the directory will say of each person of the demo, by the same mapping as at sign-in. */
export function demoIdentities(
  file: PeopleFile,
  settings: DirectorySettings,
  policies: Policies,
): readonly DirectoryIdentity[] {
  const tree = peopleTree(file);
  return file.people.map((person, index) => {
    const entry = tree.people[index];
    const own = dnKey(entry?.dn ?? '');
    const groups = tree.groups.filter(({ attributes }) =>
      attributes['member']?.some((member) => dnKey(member) === own),
    );
    const identity = mapIdentity(settings, policies, person.entryUUID, {
      values: (attribute) => entry?.attributes[attribute] ?? [],
      groups: new Set(groups.map(({ dn }) => dnKey(dn))),
      managerId: file.people.find(({ uid }) => uid === person.manager)?.entryUUID ?? null,
    });
    if (typeof identity === 'string') throw new Error(`${person.uid} could not sign in: ${identity}`);
    return identity;
  });
}
