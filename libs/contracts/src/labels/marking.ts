import { canonicalLabel, type Label } from './label.js';
import type { Language, Localized } from './policy.js';

/** What the words of a label are made of: a policy, or the part of it that a person may know. */
export interface Wording {
  readonly levels: readonly Named[];
  readonly restrictive: readonly Named[];
  readonly permissive: readonly {
    readonly tag: string;
    readonly prefix: Localized;
    readonly values: readonly Named[];
    readonly markings: readonly { readonly values: readonly string[]; readonly name: Localized }[];
  }[];
}

interface Named {
  readonly id: string;
  readonly name: Localized;
}

/**
 * The words of a label, such as "Secret · ALBATROS · Spécial France".
 * Every part of the label is said: a part that the policy does not name is said by its id, never left out.
 */
export function markingText(policy: Wording, label: Label, language: Language): string {
  const { level: levelId, restrictive, permissive } = canonicalLabel(label);
  const level = policy.levels.find(({ id }) => id === levelId);
  const categories = restrictive.map((id) => nameOf(policy.restrictive, id, language));
  const releases = Object.entries(permissive).map(([tag, values]) =>
    releaseText(policy, tag, values, language),
  );
  return [level?.name[language] ?? levelId, ...categories, ...releases].join(' · ');
}

function releaseText(policy: Wording, tag: string, values: readonly string[], language: Language): string {
  const declared = policy.permissive.find((candidate) => candidate.tag === tag);
  const exact = declared?.markings.find(
    (marking) =>
      marking.values.length === values.length && marking.values.every((value) => values.includes(value)),
  );
  if (exact) return exact.name[language];
  const names = values.map((value) => nameOf(declared?.values ?? [], value, language));
  return `${declared?.prefix[language] ?? tag} ${names.join(', ')}`;
}

function nameOf(list: readonly Named[], id: string, language: Language): string {
  return list.find((item) => item.id === id)?.name[language] ?? id;
}
