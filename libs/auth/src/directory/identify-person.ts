import type { Policies } from '#contracts';
import { ACCOUNT_STATE_ATTRIBUTES, isDisabled } from './account-state.js';
import type { DirectoryIdentity } from './directory-identity.js';
import type { DirectoryReader } from './directory-reader.js';
import type { DirectorySettings } from './directory-settings.js';
import { dnKey } from './dn.js';
import { textValues } from './entry-attributes.js';
import type { EntryKey } from './entry-key.js';
import { groupClosure } from './group-closure.js';
import { mapIdentity } from './mapping/map-identity.js';
import { portraitOf } from './portrait.js';
import { PRIMARY_GROUP_ATTRIBUTES, primaryGroupSid } from './primary-group.js';
import type { RefusalReason } from './refusal-reason.js';

/** Reads the person whose password was right, afresh, and turns the entry into an identity or a refusal. */
export async function identifyPerson(
  reader: DirectoryReader,
  settings: DirectorySettings,
  policies: Policies,
  key: EntryKey,
): Promise<DirectoryIdentity | RefusalReason> {
  const entry = await reader.person(key, wantedAttributes(settings));
  if (!entry) return 'entry_changed';
  if (isDisabled(entry)) return 'account_disabled';
  const sid = primaryGroupSid(entry);
  const primary = sid === null ? [] : await reader.groupsWithSid(sid);
  const dns = await groupClosure([entry.dn, ...primary], (members) => reader.groupsHolding(members));
  const manager = textValues(entry, settings.attributes.manager)[0];
  return mapIdentity(settings, policies, key.id, {
    values: (attribute) => textValues(entry, attribute),
    groups: new Set([...primary, ...dns].flatMap(groupKey)),
    managerId: manager === undefined ? null : await reader.personId(manager),
    photo: portraitOf(entry, settings.attributes.photo),
  });
}

/** A group whose DN cannot be read is none that the settings name: theirs were all read at the start. */
function groupKey(dn: string): string[] {
  try {
    return [dnKey(dn)];
  } catch {
    return [];
  }
}

/** Everything that the settings ask of a person's entry. */
export function wantedAttributes({ attributes, people, mapping }: DirectorySettings): string[] {
  const rules = [...mapping.clearance, ...mapping.compartments, ...mapping.siteRole].map(({ when }) => when);
  const asked = [...rules, ...mapping.partner.when].flatMap((when) =>
    'attribute' in when ? when.attribute : [],
  );
  return [
    ...new Set([
      ...Object.values(attributes),
      ...people.nameAttributes,
      ...asked,
      ...ACCOUNT_STATE_ATTRIBUTES,
      ...PRIMARY_GROUP_ATTRIBUTES,
    ]),
  ];
}
