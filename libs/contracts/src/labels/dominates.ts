import type { Clearance, Label } from './label.js';
import { labelFault } from './label.js';
import { levelRank, type Policy } from './policy.js';

/** Active policies by id. */
export type Policies = ReadonlyMap<string, Policy>;

/**
 * Whether a holder of `clearance` may read what carries `label`, as far as labels go (need-to-know comes on top).
 * Anything unknown, missing or malformed is a refusal. Twin of `access.dominates` in SQL: a property test holds
 * the two together.
 */
export function dominates(policies: Policies, clearance: Clearance, label: Label): boolean {
  const policy = policies.get(label.policy);
  const held = clearance.find((entry) => entry.policy === label.policy);
  if (!policy || !held || labelFault(policy, label) !== null) return false;
  const heldRank = levelRank(policy, held.level);
  const rank = levelRank(policy, label.level);
  if (heldRank === null || rank === null || heldRank < rank) return false;
  if (!label.restrictive.every((id) => held.restrictive.includes(id))) return false;
  return Object.entries(label.permissive).every(([tag, values]) =>
    values.some((value) => held.permissive[tag]?.includes(value) ?? false),
  );
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
  const held = clearance.find((entry) => entry.policy === main);
  if (!policy || !held) return null;
  const rank = levelRank(policy, workingLevel);
  const heldRank = levelRank(policy, held.level);
  if (rank === null || heldRank === null || rank > heldRank) return null;
  return rank === heldRank ? clearance : [{ ...held, level: workingLevel }];
}
