import { canonicalLabel, labelFault, type Label } from './label.js';
import { levelRank, type Policy } from './policy.js';
import type { Policies } from './dominates.js';

/**
 * The least label that is at least as protected as both: what is derived from two sources carries it.
 * @returns null where none exists (two policies, releasable to nobody in common, an exclusion, anything invalid):
 * the caller refuses with LABEL_NO_UPPER_BOUND, never "readable by all".
 */
export function leastUpperBound(policies: Policies, a: Label, b: Label): Label | null {
  const policy = policies.get(a.policy);
  if (!policy || a.policy !== b.policy) return null;
  if (labelFault(policy, a) !== null || labelFault(policy, b) !== null) return null;
  const permissive = intersectPermissive(a.permissive, b.permissive);
  if (!permissive) return null;
  const bound = canonicalLabel({
    policy: a.policy,
    level: higherLevel(policy, a.level, b.level),
    restrictive: [...a.restrictive, ...b.restrictive],
    permissive,
  });
  return labelFault(policy, bound) === null ? bound : null;
}

function higherLevel(policy: Policy, a: string, b: string): string {
  return (levelRank(policy, a) ?? 0) >= (levelRank(policy, b) ?? 0) ? a : b;
}

/** Per tag: both → what they share, one → that one. Null when a tag would be left with nothing. */
function intersectPermissive(a: Label['permissive'], b: Label['permissive']): Label['permissive'] | null {
  const bound = new Map<string, readonly string[]>(Object.entries(a));
  for (const [tag, values] of Object.entries(b))
    bound.set(tag, bound.get(tag)?.filter((value) => values.includes(value)) ?? values);
  return [...bound.values()].some((values) => values.length === 0) ? null : Object.fromEntries(bound);
}
