import { holdingsIn } from './across-policies.js';
import { labelFault, type Clearance, type Label, type PolicyClearance } from './label.js';
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
  if (!policy || labelFault(policy, label) !== null) return false;
  return holdingsIn(policies, clearance, policy).some((held) => covers(policy, held, label));
}

/** The rule inside one policy, for a label without a fault. */
function covers(policy: Policy, held: PolicyClearance, label: Label): boolean {
  const heldRank = levelRank(policy, held.level);
  const rank = levelRank(policy, label.level);
  if (heldRank === null || rank === null || heldRank < rank) return false;
  if (!label.restrictive.every((id) => held.restrictive.includes(id))) return false;
  return Object.entries(label.permissive).every(([tag, values]) => {
    const mine = Object.hasOwn(held.permissive, tag) ? held.permissive[tag] : undefined;
    return mine !== undefined && values.some((value) => mine.includes(value));
  });
}
