import { createHash } from 'node:crypto';
import type { DirectoryNotice, Policies } from '#contracts';
import type { Entry } from 'ldapts';
import { isDisabled } from '../directory/account-state.js';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { rawValues, textValues } from '../directory/entry-attributes.js';
import { mapIdentity, nameOf } from '../directory/mapping/map-identity.js';
import { readableText } from '../directory/mapping/readable-text.js';
import { portraitOf } from '../directory/portrait.js';
import type { ReadPerson } from './directory-reading.js';

/** Texts shown to others: one that cannot be read is left empty, and told. */
const TEXTS = ['displayName', 'unit', 'title', 'mail', 'phone', 'mobile', 'office', 'site'] as const;

/** A person, or that the entry is switched off, or why it cannot be taken. */
export type PersonReading =
  | { readonly person: ReadPerson; readonly notices: readonly DirectoryNotice[] }
  | 'disabled'
  | DirectoryNotice;

/** @param groups keys of all groups that the person is in. The manager is found once everybody was read. */
export function readPerson(
  settings: DirectorySettings,
  policies: Policies,
  directoryId: string,
  entry: Entry,
  groups: ReadonlySet<string>,
): PersonReading {
  if (isDisabled(entry)) return 'disabled';
  const { attributes, people } = settings;
  const refused = (reason: string, attribute: string | null): DirectoryNotice => ({
    ...{ entry: entry.dn, reason, attribute, skipped: true },
  });
  const facts = { values: (attribute: string) => textValues(entry, attribute), groups, managerId: null };
  if (nameOf(settings, facts) === null) return refused('name_missing', people.nameAttributes[0] ?? null);
  const identity = mapIdentity(settings, policies, directoryId, facts);
  if (typeof identity === 'string')
    return refused(identity, identity === 'human_key_missing' ? attributes.humanKey : null);
  const photo = portraitOf(entry, attributes.photo);
  const lost: string[] = TEXTS.map((name) => attributes[name]).filter((name) => {
    const [first] = textValues(entry, name);
    return first !== undefined && first.trim() !== '' && readableText(first) === null;
  });
  if (photo === null && rawValues(entry, attributes.photo).length > 0) lost.push(attributes.photo);
  return {
    person: {
      identity,
      dn: entry.dn,
      photoHash: photo === null ? '' : createHash('sha256').update(photo).digest('hex'),
    },
    notices: lost.map((attribute) => ({
      ...{ entry: entry.dn, reason: 'value_unreadable', attribute, skipped: false },
    })),
  };
}
