import { heldIn, levelReached } from './across-policies.js';
import type { Policies } from './dominates.js';
import type { Clearance, PolicyClearance } from './label.js';
import { levelRank } from './policy.js';
import { hasCategories } from './well-formed.js';

/**
 * The clearance of a session opened at `workingLevel`, a level of the main policy. Below the full clearance, what is
 * held in another policy counts only up to the level that this policy declares equivalent to the working level; where
 * it declares none, the entry is closed.
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
  if (rank === heldRank) return clearance;
  const others = clearance.filter((entry) => isNamed(entry) && entry.policy !== main);
  return [
    { ...held, level: workingLevel },
    ...others.map((entry) => lowered(policies, main, entry, workingLevel)),
  ];
}

function lowered(
  policies: Policies,
  main: string,
  entry: PolicyClearance,
  workingLevel: string,
): PolicyClearance {
  const policy = policies.get(entry.policy);
  const heldRank = policy && hasCategories(entry) ? levelRank(policy, entry.level) : null;
  const reached = policy ? levelReached(policies, policy, main, workingLevel) : null;
  if (!policy || heldRank === null || reached === null) return closed(entry.policy);
  return (levelRank(policy, reached) ?? 0) < heldRank ? { ...entry, level: reached } : entry;
}

/**
 * An entry that reads nothing. It is not left out: without an entry of his own a person counts by equivalence, and
 * would then hold more at a low working level than at his full clearance.
 */
function closed(policy: string): PolicyClearance {
  return { policy, level: '', restrictive: [], permissive: {} };
}

/** What stands for no policy can be left out: it never counts. */
function isNamed(entry: PolicyClearance): boolean {
  return typeof entry.policy === 'string';
}
