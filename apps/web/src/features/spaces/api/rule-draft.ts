import type { RULE_ATTRIBUTES, SpaceRule } from '#contracts';

export type RuleAttribute = (typeof RULE_ATTRIBUTES)[number];

export interface Condition {
  attribute: RuleAttribute;
  anyOf: string[];
}

/** What the server takes. */
export const MOST_CONDITIONS = 6;
export const MOST_VALUES = 50;

/** A copy to work on. */
export function draftOf(rule: SpaceRule): Condition[] {
  return (rule.conditions ?? []).map(({ attribute, anyOf }) => ({ attribute, anyOf: [...anyOf] }));
}

export function isComplete(conditions: readonly Condition[]): boolean {
  return conditions.every(({ anyOf }) => anyOf.length > 0);
}

/** Once, whatever its case; blanks around it are not part of it. */
export function withValue({ attribute, anyOf }: Condition, typed: string): Condition {
  const value = typed.trim();
  const isThere = anyOf.some((known) => known.toLocaleLowerCase() === value.toLocaleLowerCase());
  if (value === '' || isThere || anyOf.length >= MOST_VALUES) return { attribute, anyOf };
  return { attribute, anyOf: [...anyOf, value] };
}
