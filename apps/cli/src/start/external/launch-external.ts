import { resolve } from 'node:path';
import { KNOWN_VARIABLES } from '#config';
import type { MigrationClass } from '#database';
import { childEnvironment } from '../child-environment.js';
import { stopLeftOverChildren } from '../child-record.js';
import { openDataFolder } from '../data-folder.js';
import { requireFreePort } from '../free-port.js';
import { lockInstance } from '../instance-lock.js';
import type { Progress } from '../progress.js';
import { runUntilStopped } from '../run-until-stopped.js';
import { startServerChild } from '../server-child.js';
import { waitUntilReady } from '../wait-until-ready.js';
import { askServer, localOrigin } from './ask-server.js';
import { readExternalSettings } from './external-settings.js';
import { requireCurrentSchema } from './require-schema.js';

export interface ExternalLaunch {
  /** The project's folder, which holds `config` and `dist`. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly migrations: readonly MigrationClass[];
}

/**
 * Runs api, worker and sequencer over a database and a directory that exist already, until `asked` is aborted or one of the two
 * dies. Makes nothing in either: no schema, no account, no content.
 * @returns the exit code: 0 when it was asked to stop, 1 when it could not run.
 */
export function launchExternal(
  { root, env, migrations }: ExternalLaunch,
  progress: Progress,
  asked: AbortSignal,
): Promise<0 | 1> {
  return runUntilStopped(progress, asked, async (running, ended, died) => {
    const step = progress.stepsUntil(ended);
    const { settings, config } = readExternalSettings(root, env);
    // Only logs and locks stand in it.
    const folder = openDataFolder(resolve(root, env['RUCHE_DATA'] ?? '.data/external'));
    running.add('the lock', lockInstance(folder.lockFile));
    const left = await stopLeftOverChildren(folder.children);
    if (left.length > 0) progress.line(`Stopped what an earlier run left behind: ${left.join(', ')}`);
    // Whoever listens there would answer for the server that could not.
    const { port, host } = settings.http;
    await requireFreePort(port, host, 'set another http.port in your settings.');
    await step('schema', async () => {
      await requireCurrentSchema(settings, migrations);
      return 'up to date';
    });
    const own = Object.fromEntries(KNOWN_VARIABLES.map((name) => [name, env[name]]));
    const environment = childEnvironment({ ...own, RUCHE_CONFIG: config });
    await step('api, worker and sequencer', async () => {
      for (const name of ['sequencer', 'worker', 'api'] as const) {
        const child = startServerChild(name, root, folder, environment, died);
        running.add(`The ${name}`, () => child.stop());
      }
      const said = await waitUntilReady(localOrigin(settings), ended, askServer(settings));
      return said.includes('"directory":"unavailable"')
        ? 'the directory does not answer, so nobody signs in before it does'
        : '';
    });
    progress.line(`\nRuche runs (${settings.mode}): ${settings.http.publicOrigin}`);
    progress.line(
      `It listens on ${localOrigin(settings)}; its logs are in ${folder.logs}.\nCtrl+C stops it.`,
    );
  });
}
