import { isMap } from './layers/raw.js';
import { knownKeysAt, sentenceAt } from './settings/setting-at.js';
import type { Settings } from './settings/settings.schema.js';

/** One line of `ruche config show`. */
export interface ListedSetting {
  readonly path: string;
  /** As it would stand in a settings file on one line. Secrets are only paths, so all may be shown. */
  readonly value: string;
  readonly sentence: string;
}

/** Every setting with its value and its sentence, in the order of the schema. */
export function listSettings(settings: Settings): ListedSetting[] {
  return walk(settings, []);
}

function walk(value: unknown, path: readonly string[]): ListedSetting[] {
  const known = knownKeysAt(path);
  if (isMap(value) && known.length > 0) return known.flatMap((key) => walk(value[key], [...path, key]));
  return [{ path: path.join('.'), value: JSON.stringify(value), sentence: sentenceAt(path) }];
}
