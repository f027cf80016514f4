import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordChild } from './child-record.js';
import type { DataFolder } from './data-folder.js';
import { LaunchError } from './launch-error.js';
import { lastLines, openLog } from './log-file.js';

const STOP_PATIENCE_MS = 10_000;

export type ServerName = 'api' | 'worker' | 'sequencer';

export interface ServerChild {
  stop(): Promise<void>;
}

/**
 * Starts one of the server's processes in a session of its own: the terminal's Ctrl+C reaches the launcher alone,
 * which stops things in order.
 * @param root the folder that holds `dist`.
 * @param died is called when the process ends though nobody asked for it.
 */
export function startServerChild(
  name: ServerName,
  root: string,
  folder: Pick<DataFolder, 'logs' | 'children'>,
  env: NodeJS.ProcessEnv,
  died: (error: LaunchError) => void,
): ServerChild {
  const script = join(root, 'dist/servers', `${name}.js`);
  if (!existsSync(script)) throw new LaunchError(`${script} is missing: run "npm run build".`);
  const logFile = join(folder.logs, `${name}.log`);
  // A file, not a pipe: a child that outlives a killed launcher must not write into nothing.
  const log = openLog(logFile);
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: root,
    detached: true,
    env,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const forget = child.pid === undefined ? () => undefined : recordChild(folder.children, name, child.pid);
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      died(new LaunchError(`The ${name} could not be started: ${error.message}`));
      resolve();
    });
    child.once('exit', (code, signal) => {
      forget();
      resolve();
      if (!stopping) died(obituary(name, signal ?? `exit code ${code}`, logFile));
    });
  });
  return {
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      await Promise.race([ended, killLater(child)]);
      await ended;
    },
  };
}

async function killLater(child: ChildProcess): Promise<void> {
  await sleep(STOP_PATIENCE_MS, undefined, { ref: false });
  child.kill('SIGKILL');
}

function obituary(name: string, how: string, logFile: string): LaunchError {
  const lines = lastLines(logFile).map((line) => `  | ${line}`);
  return new LaunchError(`The ${name} ended by itself (${how}). The end of ${logFile}:\n${lines.join('\n')}`);
}
