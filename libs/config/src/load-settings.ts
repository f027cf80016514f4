import type { Policies } from '#contracts';
import { inspectSettings } from './inspect-settings.js';
import type { SettingsSources } from './layers/read-layers.js';
import { SettingsError } from './problems/settings-error.js';
import { readPolicies } from './read-policies.js';
import type { Settings } from './settings/settings.schema.js';

/**
 * The settings of this process, whole and judged. Secrets stay in their files: a process reads those that it
 * needs with `readSecret`, and none of the others.
 * @throws SettingsError with every problem.
 */
export function loadSettings(sources: SettingsSources = {}): Settings {
  const { settings, problems } = inspectSettings(sources);
  if (!settings) throw new SettingsError(problems);
  return settings;
}

/** The label policies that the settings name. @throws SettingsError when a file changed for the worse meanwhile. */
export function loadPolicies(settings: Pick<Settings, 'site'>): Policies {
  const { policies, problems } = readPolicies(settings.site.policyFiles);
  if (problems.length > 0) throw new SettingsError(problems);
  return policies;
}
