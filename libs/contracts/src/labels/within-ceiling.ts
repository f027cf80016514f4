import { dominates, type Policies } from './dominates.js';
import type { Label } from './label.js';

/**
 * Whether a space with this ceiling takes what carries the label: the ceiling judged as what a reader holds, with the
 * releasability left out, because a ceiling says how high content goes and not who reads it. Twin of
 * `access.within_ceiling` in SQL.
 */
export function isWithinCeiling(policies: Policies, ceiling: Label, label: Label): boolean {
  return dominates(policies, [ceiling], { ...label, permissive: {} });
}
