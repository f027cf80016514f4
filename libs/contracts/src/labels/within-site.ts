import { levelReached } from './across-policies.js';
import type { Policies } from './dominates.js';
import type { Label } from './label.js';
import { levelRank } from './policy.js';

/**
 * Whether a site accredited up to `ceiling`, a level of its main policy, may hold a label. A label of another policy
 * needs that policy to declare its level, or a higher one, equivalent to a main level that is not above the ceiling.
 */
export function isWithinSite(policies: Policies, main: string, ceiling: string, label: Label): boolean {
  const policy = policies.get(label.policy);
  if (!policy) return false;
  const highest = policy.id === main ? ceiling : levelReached(policies, policy, main, ceiling);
  const limit = highest === null ? null : levelRank(policy, highest);
  const rank = levelRank(policy, label.level);
  return limit !== null && rank !== null && rank <= limit;
}
