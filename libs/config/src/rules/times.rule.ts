import { valueAt, type RawMap } from '../layers/raw.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { problemAt } from './rule.js';

/** Times that contradict each other. */
export function timesRule(raw: RawMap): SettingProblem[] {
  const idle = valueAt(raw, ['session', 'idleMinutes']);
  const absolute = valueAt(raw, ['session', 'absoluteHours']);
  const first = valueAt(raw, ['signIn', 'firstDelaySeconds']);
  const longest = valueAt(raw, ['signIn', 'longestDelaySeconds']);
  const problems: SettingProblem[] = [];
  if (typeof idle === 'number' && typeof absolute === 'number' && idle > absolute * 60)
    problems.push(
      problemAt(raw, 'session.idleMinutes', 'at most session.absoluteHours', 'It would never be reached.'),
    );
  if (typeof first === 'number' && typeof longest === 'number' && first > longest)
    problems.push(
      problemAt(
        raw,
        'signIn.firstDelaySeconds',
        'at most signIn.longestDelaySeconds',
        'The delay only grows.',
      ),
    );
  return problems;
}
