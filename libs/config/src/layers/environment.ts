import { nearest } from '../problems/nearest.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { mergeMaps } from './merge.js';
import type { RawMap } from './raw.js';

/** The settings that an environment variable may change: those that differ from one run to the next. */
const VARIABLES: Readonly<Record<string, { path: readonly string[]; number?: true }>> = {
  RUCHE_PORT: { path: ['http', 'port'], number: true },
  RUCHE_HTTP_HOST: { path: ['http', 'host'] },
  RUCHE_PUBLIC_ORIGIN: { path: ['http', 'publicOrigin'] },
  RUCHE_DATABASE_HOST: { path: ['database', 'host'] },
  RUCHE_DATABASE_PORT: { path: ['database', 'port'], number: true },
  RUCHE_DATABASE_NAME: { path: ['database', 'name'] },
  RUCHE_DATABASE_POOL_SIZE: { path: ['database', 'poolSize'], number: true },
  RUCHE_DIRECTORY_URL: { path: ['directory', 'url'] },
  RUCHE_LOG_LEVEL: { path: ['log', 'level'] },
};

/** Variables of the same family that are no settings: where files are. */
const OTHERS = ['RUCHE_CONFIG', 'RUCHE_DATA', 'RUCHE_CORPUS'];

/** Every variable that is understood, for help texts. */
export const KNOWN_VARIABLES: readonly string[] = [...Object.keys(VARIABLES), ...OTHERS];

/** The settings that the environment gives. */
export function environmentLayer(env: NodeJS.ProcessEnv): RawMap {
  let values: RawMap = {};
  for (const [name, { path, number }] of Object.entries(VARIABLES)) {
    const text = env[name];
    if (text === undefined) continue;
    const value = number && /^[0-9]{1,9}$/.test(text) ? Number(text) : text;
    values = mergeMaps(values, nest(path, value));
  }
  return values;
}

/** A mistyped variable would silently leave a setting as it was: it is refused instead. */
export function environmentProblems(env: NodeJS.ProcessEnv): SettingProblem[] {
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('RUCHE_') && !KNOWN_VARIABLES.includes(name),
  );
  const problems = unknown.sort().map((name) => {
    const near = nearest(name, KNOWN_VARIABLES);
    return {
      path: name,
      found: 'an unknown environment variable',
      expected: near ? `perhaps ${near}` : `one of ${KNOWN_VARIABLES.join(', ')}`,
      sentence: 'Only a few settings can be changed by the environment; all others stand in a file.',
    };
  });
  return env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? [...problems, UNVERIFIED] : problems;
}

const UNVERIFIED: SettingProblem = {
  path: 'NODE_TLS_REJECT_UNAUTHORIZED',
  found: '"0"',
  expected: 'not set',
  sentence: 'It switches the check of certificates off for every connection of the process.',
};

function nest(path: readonly string[], value: unknown): RawMap {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as RawMap;
}
