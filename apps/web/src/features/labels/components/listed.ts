import type { Language, LabelParts } from '#contracts';

const KINDS = { and: 'conjunction', or: 'disjunction' } as const;

/** Names as a sentence has them: "A, B et C". */
export function listed(names: readonly string[], language: Language, word: keyof typeof KINDS): string {
  return new Intl.ListFormat(language, { type: KINDS[word] }).format(names);
}

export function namesOf(
  list: LabelParts['restrictive'],
  ids: readonly string[],
  language: Language,
): string[] {
  return list.filter(({ id }) => ids.includes(id)).map(({ name }) => name[language]);
}
