import { dnKey } from '../directory/dn.js';
import type { SearchFilter, SubstringFilter } from './read-search-filter.js';

/** An entry's values by attribute name in lower case. */
export type EntryValues = ReadonlyMap<string, readonly string[]>;

/** Attributes whose values are DNs: compared as names, not as text. */
const DN_VALUED = new Set(['member', 'manager', 'entrydn']);

/**
 * Whether an entry matches, in the three-valued logic of RFC 4511 4.5.1.7: null is "undefined", for filters that this
 * directory does not speak, and a NOT of it is undefined too, so nothing is found by it.
 */
export function filterMatches(filter: SearchFilter, values: EntryValues): boolean | null {
  switch (filter.kind) {
    case 'and':
      return every(filter.parts.map((part) => filterMatches(part, values)));
    case 'or':
      return negate(every(filter.parts.map((part) => negate(filterMatches(part, values)))));
    case 'not':
      return negate(filterMatches(filter.part, values));
    case 'present':
      return values.has(filter.attribute.toLowerCase());
    case 'equal':
      return equals(filter.attribute.toLowerCase(), filter.value, values);
    case 'substring':
      return (values.get(filter.attribute.toLowerCase()) ?? []).some((value) => holdsParts(filter, value));
    case 'other':
      return null;
  }
}

function equals(attribute: string, wanted: string, values: EntryValues): boolean {
  const key = comparable(attribute, wanted);
  return (values.get(attribute) ?? []).some((value) => comparable(attribute, value) === key);
}

function holdsParts(filter: SubstringFilter, candidate: string): boolean {
  const value = candidate.toLowerCase();
  const [initial, final] = [filter.initial.toLowerCase(), filter.final.toLowerCase()];
  if (!value.startsWith(initial) || !value.endsWith(final)) return false;
  let from = initial.length;
  for (const part of filter.any.map((any) => any.toLowerCase())) {
    const at = value.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= value.length - final.length;
}

/** caseIgnoreMatch, or distinguishedNameMatch; text that is no DN equals only itself. */
function comparable(attribute: string, value: string): string {
  const text = value.normalize('NFKC').toLowerCase().replace(/ +/g, ' ').trim();
  if (!DN_VALUED.has(attribute)) return text;
  try {
    return dnKey(value);
  } catch {
    return text;
  }
}

function every(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function negate(part: boolean | null): boolean | null {
  return part === null ? null : !part;
}
