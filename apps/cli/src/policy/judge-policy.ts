import { policySetFaults, type Policies, type Policy } from '#contracts';
import { policyChanges } from './policy-changes.js';

/** What can be said of a policy file beside the active policies. */
export interface PolicyJudgement {
  /** Why two officers could not make it the active one; none when they could, as far as the file tells. */
  readonly faults: readonly string[];
  readonly lines: readonly string[];
}

/** What lies in the database (labels in use) is judged there, at the proposal and at the activation. */
export function judgePolicy(active: Policies, policy: Policy): PolicyJudgement {
  const before = active.get(policy.id);
  const set = policySetFaults(new Map([...active, [policy.id, policy]]));
  if (!before)
    return {
      faults: set,
      lines: [`${policy.id} is not active yet; version ${policy.version} would add it.`],
    };
  const changes = policyChanges(before, policy);
  const old =
    policy.version > before.version || changes.length === 0
      ? []
      : [`version ${policy.version} is not higher than the active version ${before.version}`];
  const head = `${policy.id}: version ${before.version} is active, the file holds version ${policy.version}.`;
  return {
    faults: [...set, ...old],
    lines: [head, ...(changes.length === 0 ? ['Nothing would change.'] : changes.map((line) => `  ${line}`))],
  };
}
