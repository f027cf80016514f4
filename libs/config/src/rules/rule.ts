import { describeFound } from '../problems/describe-found.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { valueAt, type RawMap } from '../layers/raw.js';

/**
 * Judges what belongs together. Works on raw settings, of which any part may be missing or wrong: so one faulty
 * setting does not hide another fault, and all are reported at once.
 */
export type Rule = (raw: RawMap) => SettingProblem[];

/** A problem at a dotted path, with what stands there. */
export function problemAt(raw: RawMap, path: string, expected: string, sentence: string): SettingProblem {
  return { path, found: describeFound(path, valueAt(raw, path.split('.'))), expected, sentence };
}
