import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installationRoot } from '#config';
import type { Started } from './restartable.js';

export interface DirectoryPlace {
  readonly port: number;
  readonly peopleFile: string;
  /** The same at each start: a directory that comes back is the same one. */
  readonly servicePassword: string;
}

/** The demo's directory at a fixed address. */
export async function launchDirectory(place: DirectoryPlace): Promise<Started> {
  const child = fork(join(import.meta.dirname, '../servers/directory-main.js'), {
    env: {
      ...process.env,
      BENCH_PORT: String(place.port),
      BENCH_PEOPLE_FILE: place.peopleFile,
      BENCH_SERVICE_PASSWORD: place.servicePassword,
    },
  });
  await once(child, 'message');
  child.disconnect();
  return asStarted(child);
}

/** The built worker. It listens nowhere: whether it lives is all that is seen of it. */
export function launchWorker(env: NodeJS.ProcessEnv): Promise<Started> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(installationRoot(), 'dist/servers/worker.js')], {
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return Promise.resolve(asStarted(child));
}

function asStarted(child: ChildProcess): Started {
  const stopAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', stopAtExit);
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      process.off('exit', stopAtExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
