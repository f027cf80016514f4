import type { Entry } from 'ldapts';
import { rawValues } from '../directory/entry-attributes.js';

export interface MemberRange {
  readonly values: readonly string[];
  /** Index of the last value; null: there are no more. */
  readonly end: number | null;
}

/** What an entry gives of an attribute in parts, such as `member;range=0-1499`; null when it does not. */
export function rangeOf(entry: Entry, attribute: string): MemberRange | null {
  const wanted = attribute.toLowerCase();
  for (const key of Object.keys(entry)) {
    const [, name, end] = /^([^;]+);range=[0-9]+-([0-9]+|\*)$/i.exec(key) ?? [];
    if (name?.toLowerCase() !== wanted) continue;
    const values = rawValues(entry, key).map(String);
    // ldapts repeats an asked-for name without values when the server answered under another one.
    if (values.length === 0) continue;
    return { values, end: end === '*' ? null : Number(end) };
  }
  return null;
}
