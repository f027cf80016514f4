import type { DirectorySettings } from '../directory/directory-settings.js';

/** A handful of people with a session may leave at once without anybody being asked. */
const SMALL = 5;

/**
 * Whether a run stops and asks: it would switch off more than the settings allow without a person's word.
 * @param among active accounts that the run looked at.
 */
export function brakes(
  { brakePercent, brakePeople }: DirectorySettings['sync'],
  kind: 'full' | 'recheck',
  deactivated: number,
  among: number,
): boolean {
  if (deactivated > brakePeople) return true;
  if (kind === 'recheck' && deactivated < SMALL) return false;
  return deactivated * 100 > among * brakePercent;
}
