import type { SettingProblem } from '../problems/setting-problem.js';
import { sentenceAt } from '../settings/setting-at.js';
import type { Settings } from '../settings/settings.schema.js';
import { readSecret } from './read-secret.js';
import { SecretFileError } from './secret-file-error.js';

/** Whether each secret that the settings name can be used by the user who asks. */
export function secretProblems(settings: Settings): SettingProblem[] {
  const { roles } = settings.database;
  const files: [string, string][] = [
    ...Object.entries(roles).map(([name, role]): [string, string] => [
      `database.roles.${name}.passwordFile`,
      role.passwordFile,
    ]),
    ['directory.bindPasswordFile', settings.directory.bindPasswordFile],
    ['stream.cursorKeyFile', settings.stream.cursorKeyFile],
  ];
  if (settings.http.tls) files.push(['http.tls.keyFile', settings.http.tls.keyFile]);
  return files.flatMap(([path, file]) => problemOf(path, file));
}

/** The path itself is not repeated: somebody may have written the secret in its place. */
function problemOf(path: string, file: string): SettingProblem[] {
  try {
    readSecret(file);
    return [];
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    const sentence = sentenceAt(path.split('.'));
    return [{ path, found: `a file that ${error.fault}`, expected: EXPECTED, sentence }];
  }
}

const EXPECTED = 'a file with mode 0600 or 0400 of the user who runs the service, not empty';
