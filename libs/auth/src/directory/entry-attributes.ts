import type { Entry } from 'ldapts';

/**
 * All values of an attribute, in the order of the directory. ldapts gives one value bare, several as an array, none
 * as an empty array, and keeps the server's spelling of the name beside the asked one.
 */
export function rawValues(entry: Entry, name: string): (string | Buffer)[] {
  return [...(indexOf(entry).get(name.toLowerCase()) ?? [])];
}

/** Values by lower-case name. A sync asks thousands of entries for dozens of names each: entries are read once. */
const indexes = new WeakMap<Entry, ReadonlyMap<string, readonly (string | Buffer)[]>>();

function indexOf(entry: Entry): ReadonlyMap<string, readonly (string | Buffer)[]> {
  const known = indexes.get(entry);
  if (known) return known;
  const index = new Map<string, (string | Buffer)[]>();
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'dn') continue;
    const name = key.toLowerCase();
    index.set(name, [...(index.get(name) ?? []), ...(Array.isArray(value) ? value : [value])]);
  }
  indexes.set(entry, index);
  return index;
}

/** The same as text; bytes are read as UTF-8. */
export function textValues(entry: Entry, name: string): string[] {
  return rawValues(entry, name).map((value) => (typeof value === 'string' ? value : value.toString('utf8')));
}
