import { EqualityFilter, type Entry } from 'ldapts';
import type { DirectorySettings } from './directory-settings.js';
import { rawValues } from './entry-attributes.js';
import { entryUuidText, objectGuidBytes, objectGuidText } from './entry-id.js';

/** One entry of the directory, found and to be found again. */
export interface EntryKey {
  readonly idAttribute: DirectorySettings['people']['idAttribute'];
  /** UUID text. */
  readonly id: string;
  readonly dn: string;
  /** Attribute that holds the entry's DN as text, where the directory has one: entryDN or distinguishedName. */
  readonly dnAttribute: string | null;
}

/** @throws Error when the service account is not shown the id: nobody could be told apart for good. */
export function entryKeyOf(entry: Entry, idAttribute: EntryKey['idAttribute']): EntryKey {
  const id = entryIdOf(entry, idAttribute);
  if (id === null) throw new Error(`An entry shows no readable ${idAttribute} to the service account.`);
  const dnAttribute = ['entryDN', 'distinguishedName'].find((name) => rawValues(entry, name).length === 1);
  return { idAttribute, id, dn: entry.dn, dnAttribute: dnAttribute ?? null };
}

/** UUID text of an entry's id; null when the service account is shown none that can be read. */
export function entryIdOf(entry: Entry, idAttribute: EntryKey['idAttribute']): string | null {
  const [value] = rawValues(entry, idAttribute);
  return value === undefined ? null : idText(idAttribute, value);
}

export function entryKeyFilter({ idAttribute, id }: EntryKey): EqualityFilter {
  return new EqualityFilter({
    attribute: idAttribute,
    value: idAttribute === 'objectGUID' ? objectGuidBytes(id) : id,
  });
}

function idText(idAttribute: EntryKey['idAttribute'], value: string | Buffer): string | null {
  if (idAttribute === 'entryUUID') return entryUuidText(value.toString());
  return typeof value === 'string' ? null : objectGuidText(value);
}
