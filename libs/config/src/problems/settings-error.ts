import type { SettingProblem } from './setting-problem.js';
import { problemText } from './problem-text.js';

/** The configuration cannot be used. Carries every problem that was found, not only the first. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: readonly SettingProblem[]) {
    super(`The configuration is refused.\n${problems.map(problemText).join('\n')}`);
  }
}
