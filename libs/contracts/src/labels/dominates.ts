import type { Clearance, Label, PolicyClearance } from './label.js';
import { labelFault } from './label.js';
import { levelRank, type Policy } from './policy.js';
import { hasCategories } from './well-formed.js';

/** Active policies by id. */
export type Policies = ReadonlyMap<string, Policy>;

/**
 * Whether a holder of `clearance` may read what carries `label`, as far as labels go (need-to-know comes on top).
 * Anything unknown, missing or malformed is a refusal. Twin of `access.dominates` in SQL: a property test holds
 * the two together.
 */
export function dominates(policies: Policies, clearance: Clearance, label: Label): boolean {
  const policy = policies.get(label.policy);
  const held = heldIn(clearance, label.policy);
  if (!policy || !held || labelFault(policy, label) !== null) return false;
  const heldRank = levelRank(policy, held.level);
  const rank = levelRank(policy, label.level);
  if (heldRank === null || rank === null || heldRank < rank) return false;
  if (!label.restrictive.every((id) => held.restrictive.includes(id))) return false;
  return Object.entries(label.permissive).every(([tag, values]) => {
    const mine = Object.hasOwn(held.permissive, tag) ? held.permissive[tag] : undefined;
    return mine !== undefined && values.some((value) => mine.includes(value));
  });
}

/** The one entry for a policy; null when there is none, when two contradict each other, or when it is malformed. */
function heldIn(clearance: Clearance, policy: string): PolicyClearance | null {
  const [held, ...others] = clearance.filter((entry) => entry.policy === policy);
  return held && others.length === 0 && hasCategories(held) ? held : null;
}

/**
 * The clearance of a session opened at `workingLevel`, a level of the main policy. Below the full clearance, what
 * is held in other policies drops out: nothing says which of their levels would be at most the working level.
 * @returns null when the level is unknown or above the clearance.
 */
export function capClearance(
  policies: Policies,
  main: string,
  clearance: Clearance,
  workingLevel: string,
): Clearance | null {
  const policy = policies.get(main);
  const held = heldIn(clearance, main);
  if (!policy || !held) return null;
  const rank = levelRank(policy, workingLevel);
  const heldRank = levelRank(policy, held.level);
  if (rank === null || heldRank === null || rank > heldRank) return null;
  return rank === heldRank ? clearance : [{ ...held, level: workingLevel }];
}
