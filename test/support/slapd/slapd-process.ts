import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A running slapd: over TLS on the loopback, and over a socket in its folder for the administrator. */
export interface SlapdProcess {
  readonly port: number;
  readonly socketUrl: string;
  /** Resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Frozen: connections are taken by the kernel and never answered. */
  freeze(): void;
  thaw(): void;
}

const START_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 5_000;

/** @throws Error with slapd's own words when it does not start. */
export async function runSlapd(folder: string): Promise<SlapdProcess> {
  const port = await freePort();
  const socketUrl = `ldapi://${encodeURIComponent(`${folder}/ldapi`)}`;
  const listeners = `ldaps://127.0.0.1:${port}/ ${socketUrl}`;
  // -d keeps it in the foreground, so that the process is ours to signal.
  const child = spawn('/usr/sbin/slapd', ['-d', '0', '-F', `${folder}/config`, '-h', listeners]);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const gone = once(child, 'close');
  const killWithParent = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithParent);
  void gone.then(() => process.removeListener('exit', killWithParent));
  try {
    await untilListening(child, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`slapd did not start: ${said}`, { cause: error });
  }
  return {
    port,
    socketUrl,
    freeze: () => {
      child.kill('SIGSTOP');
      untilEveryThreadStands(child.pid ?? 0);
    },
    thaw: () => void child.kill('SIGCONT'),
    end: async (signal) => {
      child.kill('SIGCONT');
      child.kill(signal);
      const stubborn = setTimeout(killWithParent, STOP_LIMIT_MS);
      await gone;
      clearTimeout(stubborn);
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await pause(25);
    } finally {
      socket.destroy();
    }
  }
  throw new Error('It did not listen in time.');
}

/** The signal is only a request: on a busy machine a thread may answer one more question before it stands. */
function untilEveryThreadStands(pid: number): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let left = 500; left > 0; left--) {
    const tasks = readdirSync(`/proc/${pid}/task`);
    // The state is the first field behind the name, which stands in parentheses.
    const stands = (task: string): boolean =>
      /\) T /.test(readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8'));
    if (tasks.every(stands)) return;
    Atomics.wait(clock, 0, 0, 10);
  }
  throw new Error('slapd does not stand still');
}
