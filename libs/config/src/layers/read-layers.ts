import { delimiter, join, resolve } from 'node:path';
import type { SettingProblem } from '../problems/setting-problem.js';
import { installationRoot } from '../installation.js';
import { environmentLayer, environmentProblems } from './environment.js';
import { mergeMaps } from './merge.js';
import type { RawMap } from './raw.js';
import { readLayer } from './read-layer.js';

export interface SettingsSources {
  /**
   * Settings files over config/default.yaml, the last one wins. Absent = the file named by RUCHE_CONFIG
   * (or several, separated like PATH), if any.
   */
  readonly files?: readonly string[];
  /** Absent = the environment of the process. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Layers {
  readonly values: RawMap;
  readonly problems: readonly SettingProblem[];
  /** Absolute, in the order in which they were laid over each other. */
  readonly files: readonly string[];
}

/** config/default.yaml, the site's files over it, the environment on top. */
export function readLayers({ files, env = process.env }: SettingsSources): Layers {
  const named = files ?? (env['RUCHE_CONFIG'] ?? '').split(delimiter).filter((name) => name !== '');
  const all = [join(installationRoot(), 'config', 'default.yaml'), ...named.map((name) => resolve(name))];
  const layers = all.map(readLayer);
  const fromFiles = layers.reduce<RawMap>((below, { values }) => mergeMaps(below, values), {});
  return {
    values: mergeMaps(fromFiles, environmentLayer(env)),
    problems: [...layers.flatMap(({ problems }) => problems), ...environmentProblems(env)],
    files: all,
  };
}
