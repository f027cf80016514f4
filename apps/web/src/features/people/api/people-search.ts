/** What narrows the directory of people, as it stands in the address: Back and a shared link find it again. */
export interface PeopleSearch {
  query?: string;
  unit?: string;
  site?: string;
  tag?: string;
  language?: string;
  present?: true;
  following?: true;
  left?: true;
}

const TEXTS = ['query', 'unit', 'site', 'tag', 'language'] as const;
const FLAGS = ['present', 'following', 'left'] as const;
const MAX_LENGTH = 100;

/** What is not understood is left out: a mistyped address shows everybody. */
export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const kept: PeopleSearch = {};
  for (const key of TEXTS) {
    const value = search[key];
    // The router reads a number where somebody searched for digits.
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '') kept[key] = text.slice(0, MAX_LENGTH);
  }
  for (const key of FLAGS) if (search[key] === true) kept[key] = true;
  return kept;
}
