import type { SettingsSources } from '#config';

/** Files named on the command line take the place of RUCHE_CONFIG; without any, RUCHE_CONFIG counts. */
export function settingsSources(files: readonly string[]): SettingsSources {
  return files.length > 0 ? { files } : {};
}
