import type { Entry } from 'ldapts';

/**
 * All values of an attribute, in the order of the directory. ldapts gives one value bare, several as an array, none
 * as an empty array, and keeps the server's spelling of the name beside the asked one.
 */
export function rawValues(entry: Entry, name: string): (string | Buffer)[] {
  const wanted = name.toLowerCase();
  return Object.entries(entry)
    .filter(([key]) => key.toLowerCase() === wanted && key !== 'dn')
    .flatMap(([, value]) => value);
}

/** The same as text; bytes are read as UTF-8. */
export function textValues(entry: Entry, name: string): string[] {
  return rawValues(entry, name).map((value) => (typeof value === 'string' ? value : value.toString('utf8')));
}
