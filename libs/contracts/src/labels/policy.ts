import { z } from 'zod';
import { equivalenceSchema, ownNameFaults } from './equivalence.js';
import { policyKey } from './policy-key.js';

/** The languages of the screens. French is the default. */
export const LANGUAGES = ['fr', 'en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const localized = z.strictObject({ fr: z.string().min(1), en: z.string().min(1), de: z.string().min(1) });
export type Localized = z.infer<typeof localized>;

const color = z.string().regex(/^#[0-9a-f]{6}$/);

const level = z.strictObject({
  id: policyKey,
  name: localized,
  /** For places too narrow for the name. */
  short: localized,
  /** Text and band colour on a light ground; the words always stand beside it. */
  color,
  /** The same on a dark ground. */
  colorDark: color,
});

const category = z.strictObject({ id: policyKey, name: localized });

/** Wording for one exact set of values of a permissive tag, such as "Spécial France" for {FRA}. */
const permissiveMarking = z.strictObject({ values: z.array(policyKey).min(1), name: localized });

const permissiveTag = z.strictObject({
  tag: policyKey,
  /** Put before the values where no marking is declared for the exact set, such as "Communicable à". */
  prefix: localized,
  values: z.array(category).min(1),
  markings: z.array(permissiveMarking).default([]),
});

/**
 * A label policy: data, never code. Levels are listed from the lowest to the highest.
 * Model: ADatP-4774 (policy, classification, restrictive, permissive; informative markings are no part of it).
 */
export const policySchema = z
  .strictObject({
    id: policyKey,
    version: z.int().positive(),
    name: localized,
    levels: z.array(level).min(1),
    restrictive: z.array(category).default([]),
    permissive: z.array(permissiveTag).default([]),
    /** Sets of restrictive categories that one label may never hold together. */
    exclusions: z.array(z.array(policyKey).min(2)).default([]),
    /** From this level upward each read is recorded by itself; below, reads are counted. */
    recordReadsFrom: policyKey,
    /** Who of other policies may read what this one protects, at most one entry for each of them. */
    equivalences: z.array(equivalenceSchema).default([]),
  })
  .superRefine((policy, check) => {
    const levels = new Set(policy.levels.map(({ id }) => id));
    const categories = new Set(policy.restrictive.map(({ id }) => id));
    const repeats = (values: readonly string[]): boolean => new Set(values).size !== values.length;
    const refuse = (message: string, path: (string | number)[]): void =>
      check.addIssue({ code: 'custom', message, path });
    if (levels.size !== policy.levels.length) refuse('two levels share an id', ['levels']);
    if (categories.size !== policy.restrictive.length) refuse('two categories share an id', ['restrictive']);
    if (!levels.has(policy.recordReadsFrom)) refuse('is not one of the levels', ['recordReadsFrom']);
    if (policy.exclusions.some((set) => set.some((id) => !categories.has(id))))
      refuse('names an unknown category', ['exclusions']);
    if (policy.exclusions.some(repeats)) refuse('names a category twice in one set', ['exclusions']);
    for (const fault of ownNameFaults(policy, policy.equivalences)) refuse(fault, ['equivalences']);
    const tags = new Set(policy.permissive.map(({ tag }) => tag));
    if (tags.size !== policy.permissive.length) refuse('two tags share a name', ['permissive']);
    policy.permissive.forEach((tag, index) => {
      const values = new Set(tag.values.map(({ id }) => id));
      if (values.size !== tag.values.length)
        refuse('two values share an id', ['permissive', index, 'values']);
      if (tag.markings.some((marking) => repeats(marking.values)))
        refuse('a marking names a value twice', ['permissive', index, 'markings']);
      if (repeats(tag.markings.map((marking) => [...marking.values].sort().join())))
        refuse('two markings share a set of values', ['permissive', index, 'markings']);
      if (tag.markings.some((marking) => marking.values.some((id) => !values.has(id))))
        refuse('a marking names an unknown value', ['permissive', index, 'markings']);
    });
  });

export type Policy = z.infer<typeof policySchema>;
export type PolicyLevel = z.infer<typeof level>;

/** Position of a level in its policy, 0 the lowest; null when the policy has no such level. */
export function levelRank(policy: Policy, levelId: string): number | null {
  const rank = policy.levels.findIndex(({ id }) => id === levelId);
  return rank === -1 ? null : rank;
}
