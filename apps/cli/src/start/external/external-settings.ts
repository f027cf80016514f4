import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { explainSettings, problemText, type SettingProblem, type Settings } from '#config';
import { LaunchError } from '../launch-error.js';

export interface ExternalSettings {
  readonly settings: Settings;
  /** As RUCHE_CONFIG takes them, absolute. */
  readonly config: string;
}

const LOCAL = 'config/local.yaml';

/**
 * The site's own settings: the files that RUCHE_CONFIG names, else config/local.yaml.
 * @throws LaunchError with every problem of the configuration, the secret files included.
 */
export function readExternalSettings(root: string, env: NodeJS.ProcessEnv): ExternalSettings {
  const local = join(root, LOCAL);
  const named = (env['RUCHE_CONFIG'] ?? '').split(delimiter).filter((name) => name !== '');
  if (named.length === 0 && !existsSync(local))
    throw new LaunchError(
      `No settings: name your file in RUCHE_CONFIG, or write ${local} (config/external.example.yaml is a beginning).`,
    );
  const files = named.length === 0 ? [local] : named.map((name) => resolve(name));
  const { settings, problems } = explainSettings({ files, env });
  if (settings === null)
    throw new LaunchError(
      `The configuration is refused.\n\n${problems.map(problemText).join('\n\n')}${hintFor(problems)}`,
    );
  if (settings.mode === 'demo')
    throw new LaunchError(
      'mode: demo belongs to "npm start" alone: with a database and a directory of your own it is production or test.',
    );
  return { settings, config: files.join(delimiter) };
}

/** Whoever starts a new site before he made its database ready misses just these. */
function hintFor(problems: readonly SettingProblem[]): string {
  const madeByInit = ({ path }: SettingProblem): boolean =>
    path.startsWith('database.roles.') || path === 'stream.cursorKeyFile' || path === 'audit.signingKeyFile';
  return problems.some(madeByInit)
    ? '\n\nA new site: "ruche init" makes the secrets of the database roles, of the streams and of the audit log that do not exist yet.'
    : '';
}
