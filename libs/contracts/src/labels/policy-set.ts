import type { Policies } from './dominates.js';
import { otherNameFaults } from './equivalence.js';
import { levelRank } from './policy.js';

/**
 * What is wrong with policies that are each good by themselves: an equivalence that names what the other one does not
 * have, or that turns the order of levels round. A policy that is not in use here is no fault: it gives nothing.
 */
export function policySetFaults(policies: Policies): string[] {
  return [...policies.values()].flatMap((policy) =>
    policy.equivalences.flatMap((equivalence) => {
      const other = policies.get(equivalence.policy);
      if (!other) return [];
      const ranks = policy.levels.flatMap(({ id }) => {
        const theirs = Object.hasOwn(equivalence.levels, id) ? equivalence.levels[id] : undefined;
        return theirs === undefined ? [] : [levelRank(other, theirs) ?? NaN];
      });
      const turned = ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0));
      const faults = otherNameFaults(other, equivalence);
      return [...faults, ...(turned ? ['the order of levels is turned round'] : [])].map(
        (fault) => `${policy.id}, equivalence to ${other.id}: ${fault}`,
      );
    }),
  );
}
