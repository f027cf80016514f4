import type { EmbeddedPostgres } from '#database';
import { DATABASE_NAME, originOf, writeDemoConfig } from './demo-config.js';
import { stopLeftOverChildren } from './child-record.js';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { prepareAuditKeys } from './demo-audit-keys.js';
import { prepareSecrets } from './demo-secrets.js';
import { requireFreePort } from './free-port.js';
import { lockInstance } from './instance-lock.js';
import { LaunchError } from './launch-error.js';
import type { LaunchOptions } from './launch-options.js';
import type { LaunchParts } from './launch-parts.js';
import type { Progress } from './progress.js';
import { childEnvironment } from './child-environment.js';
import { startServerChild } from './server-child.js';
import { seedOnce } from './steps/seed-once.js';
import { runUntilStopped } from './run-until-stopped.js';
import type { StopList } from './stop-list.js';
import { waitUntilReady } from './wait-until-ready.js';

/**
 * Runs the whole demo until `asked` is aborted or a part dies.
 * @returns the exit code: 0 when it was asked to stop, 1 when it could not run.
 */
export function launch(
  options: LaunchOptions,
  parts: LaunchParts,
  progress: Progress,
  asked: AbortSignal,
): Promise<0 | 1> {
  return runUntilStopped(progress, asked, (running, ended, died) =>
    startAll(options, parts, progress, running, ended, died),
  );
}

async function startAll(
  options: LaunchOptions,
  parts: LaunchParts,
  progress: Progress,
  running: StopList,
  ended: AbortSignal,
  died: (error: LaunchError) => void,
): Promise<void> {
  const begin = performance.now();
  const step = progress.stepsUntil(ended);
  const folder = openDataFolder(options.dataDir);
  running.add('the lock', lockInstance(folder.lockFile));
  const left = await stopLeftOverChildren(folder.children);
  if (left.length > 0) progress.line(`Stopped what an earlier run left behind: ${left.join(', ')}`);
  await requireFreePort(options.port);
  const secrets = prepareSecrets(folder.secrets);
  const auditKeys = prepareAuditKeys(folder.secrets);

  let administrator = { host: '', port: 0, user: '', password: '' };
  await step('PostgreSQL 18', async () => {
    const server = await startPostgres(parts, folder, progress, died);
    running.add('PostgreSQL', () => server.stop());
    administrator = { host: server.host, port: server.port, ...server.superuser };
    return `process ${server.pid}`;
  });
  const database = { administrator, name: DATABASE_NAME, secrets };
  await step('schema', () => parts.migrate(database));

  let url = '';
  await step('directory', async () => {
    const directory = await parts.startDirectory(secrets['directory-service'].value);
    running.add('The directory', () => directory.close());
    url = directory.url;
    return '';
  });
  writeDemoConfig(folder.configFile, options, {
    database: administrator,
    directory: { url },
    secrets,
    auditKeys,
  });
  const { seed } = parts;
  if (seed !== null) {
    await step('demo content', () => seedOnce(folder.seededFile, () => seed(database, folder.configFile)));
  }
  const environment = childEnvironment({
    RUCHE_CONFIG: folder.configFile,
    ...(options.logLevel === null ? {} : { RUCHE_LOG_LEVEL: options.logLevel }),
  });
  await step('api, worker and sequencer', async () => {
    for (const name of ['sequencer', 'worker', 'api'] as const) {
      const child = startServerChild(name, options.root, folder, environment, died);
      running.add(`The ${name}`, () => child.stop());
    }
    await waitUntilReady(originOf(options), ended);
    return '';
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  progress.line(`\nRuche runs since ${seconds} s: ${originOf(options)}\n`);
  for (const line of parts.accounts()) progress.line(line);
  progress.line('\nCtrl+C stops it.');
}

async function startPostgres(
  parts: LaunchParts,
  folder: DataFolder,
  progress: Progress,
  died: (error: LaunchError) => void,
): Promise<EmbeddedPostgres> {
  try {
    return await parts.startPostgres({
      dataDir: folder.database,
      socketDir: folder.socket,
      log: (line) => progress.line(line),
      onExit: ({ code, signal, logTail }) => {
        const how = signal ?? `exit code ${code}`;
        died(new LaunchError(`PostgreSQL ended by itself (${how}):\n${logTail.join('\n')}`));
      },
    });
  } catch (cause) {
    // Its messages are already written for the person at the terminal.
    throw new LaunchError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
