import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** From the start of the process to the first answer of `/healthz`, in milliseconds. */
  readonly startedInMs: number;
  /** Ended politely, so that a profile is written. */
  stop(): Promise<void>;
}

export interface ServerStart {
  readonly script: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly nodeOptions?: readonly string[];
}

/** Starts one server in a process of its own and waits until it answers. */
export async function startServer({
  script,
  port,
  env,
  nodeOptions = [],
}: ServerStart): Promise<RunningServer> {
  const { PATH, HOME } = process.env;
  const begin = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stopAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', stopAtExit);
  await untilHealthy(child, port, begin + PATIENCE_MS);
  return {
    port,
    pid: child.pid ?? 0,
    startedInMs: performance.now() - begin,
    stop: async () => {
      process.off('exit', stopAtExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilHealthy(child: ChildProcess, port: number, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the server ended by itself');
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await sleep(5);
  }
  child.kill('SIGKILL');
  throw new Error('the server did not answer in time');
}
