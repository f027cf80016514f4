import type { Policies } from './dominates.js';
import type { Equivalence } from './equivalence.js';
import { hasCategories } from './well-formed.js';
import type { Clearance, PolicyClearance } from './label.js';
import { levelRank, type Policy } from './policy.js';

/**
 * What a clearance holds in a policy. Whoever has an entry of his own there is judged by it alone, also when it is
 * malformed: an equivalence never widens what the authority of that policy gave a person. Without one, each other
 * entry counts for what the policy declares.
 */
export function holdingsIn(
  policies: Policies,
  clearance: Clearance,
  policy: Policy,
): readonly PolicyClearance[] {
  if (clearance.some((entry) => entry.policy === policy.id)) {
    const own = heldIn(clearance, policy.id);
    return own ? [own] : [];
  }
  return policy.equivalences.flatMap((equivalence) => {
    const held = heldIn(clearance, equivalence.policy);
    return (held && counterpart(policies, policy, equivalence, held)) ?? [];
  });
}

/** The one entry for a policy; null when there is none, when two contradict each other, or when it is malformed. */
export function heldIn(clearance: Clearance, policy: string): PolicyClearance | null {
  const [held, ...others] = clearance.filter((entry) => entry.policy === policy);
  return held && others.length === 0 && hasCategories(held) ? held : null;
}

/** The highest level of `policy` that a holder of a level of another policy counts as holding; null when none. */
export function levelReached(
  policies: Policies,
  policy: Policy,
  other: string,
  otherLevel: string,
): string | null {
  const declared = policy.equivalences.find((equivalence) => equivalence.policy === other)?.levels ?? {};
  const theirs = policies.get(other);
  const heldRank = theirs ? levelRank(theirs, otherLevel) : null;
  if (!theirs || heldRank === null) return null;
  const reached = policy.levels.filter(({ id }) => {
    const asked = Object.hasOwn(declared, id) ? declared[id] : undefined;
    const rank = asked === undefined ? null : levelRank(theirs, asked);
    return rank !== null && rank <= heldRank;
  });
  return reached.at(-1)?.id ?? null;
}

function counterpart(
  policies: Policies,
  policy: Policy,
  equivalence: Equivalence,
  held: PolicyClearance,
): PolicyClearance | null {
  const level = levelReached(policies, policy, equivalence.policy, held.level);
  if (level === null) return null;
  const permissive = Object.entries(equivalence.permissive).map(([tag, theirs]) => {
    const mine = Object.hasOwn(held.permissive, theirs.tag) ? (held.permissive[theirs.tag] ?? []) : [];
    return [tag, ownNames(theirs.values, mine)] as const;
  });
  return {
    policy: policy.id,
    level,
    restrictive: ownNames(equivalence.restrictive, held.restrictive),
    permissive: Object.fromEntries(permissive),
  };
}

function ownNames(map: Readonly<Record<string, string>>, held: readonly string[]): string[] {
  return Object.entries(map)
    .filter(([, theirs]) => held.includes(theirs))
    .map(([own]) => own);
}
