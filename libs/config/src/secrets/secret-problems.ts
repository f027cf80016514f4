import type { SettingProblem } from '../problems/setting-problem.js';
import { sentenceAt } from '../settings/setting-at.js';
import type { Settings } from '../settings/settings.schema.js';
import { readSecret } from './read-secret.js';
import { SecretFileError } from './secret-file-error.js';

/** What belongs to the sequencer and to the auditor: that the service's user cannot read it is as it should be. */
const OF_OTHERS = new Set([
  'database.roles.sequencer.passwordFile',
  'database.roles.auditor.passwordFile',
  'audit.signingKeyFile',
  'audit.anchors.syslog.keyFile',
]);

/** Whether each secret that the settings name can be used by the user who asks, or is rightly closed to him. */
export function secretProblems(settings: Settings): SettingProblem[] {
  const { roles } = settings.database;
  const files: [string, string][] = [
    ...Object.entries(roles).map(([name, role]): [string, string] => [
      `database.roles.${name}.passwordFile`,
      role.passwordFile,
    ]),
    ['directory.bindPasswordFile', settings.directory.bindPasswordFile],
    ['stream.cursorKeyFile', settings.stream.cursorKeyFile],
    ['audit.signingKeyFile', settings.audit.signingKeyFile],
  ];
  const { syslog } = settings.audit.anchors;
  if (syslog) files.push(['audit.anchors.syslog.keyFile', syslog.keyFile]);
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
    if (OF_OTHERS.has(path) && error.isDenied) return [];
    const sentence = sentenceAt(path.split('.'));
    return [{ path, found: `a file that ${error.fault}`, expected: EXPECTED, sentence }];
  }
}

const EXPECTED = 'a file with mode 0600 or 0400 of the user who runs the service, not empty';
