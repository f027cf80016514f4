import type { LabelParts } from '../api/label.schema.js';
import { holdingsIn } from './across-policies.js';
import type { Policies } from './dominates.js';
import type { Clearance, PolicyClearance } from './label.js';
import { levelRank, type Policy } from './policy.js';
import { isWithinSite } from './within-site.js';

/** The policies in use, and how high the site goes. */
export interface SitePolicies {
  readonly policies: Policies;
  readonly main: Policy;
  /** Level id of the main policy. */
  readonly ceilingLevel: string;
}

/**
 * What a label may be composed of by whoever holds `clearance`, the main policy first: each combination without an
 * excluded set and with one of his values in each tag is one that he dominates and that the site may hold. What he
 * does not hold is not named. A policy that he holds by two equivalences is offered as the higher one allows it,
 * because no label is covered by the two together.
 */
export function labelParts(
  { policies, main, ceilingLevel }: SitePolicies,
  clearance: Clearance,
): LabelParts[] {
  const others = [...policies.values()].filter(({ id }) => id !== main.id);
  return [main, ...others].flatMap((policy) => {
    const levels = withinSite(policies, main, ceilingLevel, policy);
    const offers = holdingsIn(policies, clearance, policy)
      .map((held) => partsOf(policy, levels, held))
      .sort((a, b) => b.levels.length - a.levels.length);
    return offers.slice(0, 1).filter((parts) => parts.levels.length > 0);
  });
}

function withinSite(policies: Policies, main: Policy, ceiling: string, policy: Policy): Policy['levels'] {
  return policy.levels.filter(({ id }) =>
    isWithinSite(policies, main.id, ceiling, {
      policy: policy.id,
      level: id,
      restrictive: [],
      permissive: {},
    }),
  );
}

function partsOf(policy: Policy, levels: Policy['levels'], held: PolicyClearance): LabelParts {
  const rank = levelRank(policy, held.level) ?? -1;
  const isHeld = (id: string): boolean => held.restrictive.includes(id);
  return {
    policy: policy.id,
    name: policy.name,
    levels: levels
      .filter(({ id }) => (levelRank(policy, id) ?? Infinity) <= rank)
      .map(({ id, name, color, colorDark }) => ({ id, name, color, colorDark })),
    restrictive: policy.restrictive.filter(({ id }) => isHeld(id)),
    permissive: policy.permissive.flatMap((declared) => {
      const { tag } = declared;
      const mine = Object.hasOwn(held.permissive, tag) ? (held.permissive[tag] ?? []) : [];
      const values = declared.values.map((value) => ({ ...value, held: mine.includes(value.id) }));
      return values.some((value) => value.held) ? [{ ...declared, values }] : [];
    }),
    exclusions: policy.exclusions.filter((set) => set.every(isHeld)),
  };
}
