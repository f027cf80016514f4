import type { Policies } from './dominates.js';
import type { Label } from './label.js';
import { levelRank } from './policy.js';

/**
 * Whether reads of what carries the label are recorded one by one: at or above the level that its policy names. What
 * cannot be judged is recorded.
 */
export function isRecorded(policies: Policies, label: Label): boolean {
  const policy = policies.get(label.policy);
  const from = policy && levelRank(policy, policy.recordReadsFrom);
  const rank = policy && levelRank(policy, label.level);
  return from === undefined || from === null || rank === undefined || rank === null || rank >= from;
}
