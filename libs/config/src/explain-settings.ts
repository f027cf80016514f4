import { inspectSettings, type Inspection } from './inspect-settings.js';
import type { SettingsSources } from './layers/read-layers.js';
import { secretProblems } from './secrets/secret-problems.js';

/** For `ruche config check`: every problem at once, the secret files included. Never throws for a problem. */
export function explainSettings(sources: SettingsSources = {}): Inspection {
  const inspection = inspectSettings(sources);
  if (!inspection.settings) return inspection;
  const problems = secretProblems(inspection.settings);
  return problems.length === 0 ? inspection : { ...inspection, settings: null, problems };
}
