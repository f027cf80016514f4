import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseRunAs, type EmbeddedPostgres } from '#database';
import { DEBIAN_POSTGRES } from './debian-binaries.js';
import { makeDebianCluster, type ServerCertificate } from './debian-cluster.js';

export interface DebianPostgresOptions {
  /** Private to the cluster. */
  readonly dataDir: string;
  /** Short enough for a socket. */
  readonly socketDir: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Also the ending of the socket's name. Default 5432. */
  readonly port?: number;
  /** Listens on 127.0.0.1 too, which an external server does; TLS where it has a certificate. */
  readonly tcp?: { readonly certificate: ServerCertificate | null };
  /** Name of the superuser; Debian's own clusters have "postgres". */
  readonly superuser?: string;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 20_000;

/**
 * A throwaway cluster of Debian's PostgreSQL 15, the oldest version that is supported: its own initdb in its own
 * folder, run by an unprivileged user; the machine's own cluster is never touched.
 */
export async function startDebianPostgres(options: DebianPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, socketDir, settings = {}, port = 5432, tcp = null, superuser = 'postgres' } = options;
  const runAs = chooseRunAs();
  const { pgData, password, passwordFile } = makeDebianCluster(
    dataDir,
    runAs,
    superuser,
    tcp?.certificate ?? null,
  );
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  if (runAs.user !== null) chownSync(socketDir, runAs.user.uid, runAs.user.gid);
  const all: Readonly<Record<string, string>> = {
    ...settings,
    listen_addresses: tcp ? '127.0.0.1' : '',
    ssl: tcp?.certificate ? 'on' : 'off',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: String(port),
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A test process that is killed takes its server along, instead of leaving it behind for good.
  const withParent = ['setpriv', '--pdeathsig', 'QUIT'];
  const command = [...runAs.prefix, ...withParent, DEBIAN_POSTGRES.postgres, '-D', pgData, ...flags];
  const [program = '', ...args] = command;
  const logFile = join(dataDir, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(program, args, {
    cwd: dataDir,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    ...runAs.user,
  });
  closeSync(log);
  const stopAtExit = (): void => void child.kill('SIGQUIT');
  process.once('exit', stopAtExit);
  child.once('exit', () => process.off('exit', stopAtExit));
  if (!(await isReady(child, pgData))) {
    await stop(child);
    throw new Error(`PostgreSQL 15 did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  }
  let stopping: Promise<void> | null = null;
  return {
    host: socketDir,
    port,
    superuser: { user: superuser, password, passwordFile },
    pid: child.pid ?? 0,
    stop: () => (stopping ??= stop(child)),
    kill: (signal) => void child.kill(signal),
  };
}

/** Reads the eighth line of postmaster.pid, as pg_ctl does. */
async function isReady(child: ChildProcess, pgData: string): Promise<boolean> {
  const end = performance.now() + START_LIMIT_MS;
  while (performance.now() < end && child.exitCode === null) {
    try {
      const lines = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n');
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    } catch {
      // Not written yet.
    }
    await sleep(10);
  }
  return false;
}

/** Fast shutdown, then immediate shutdown; returns when the process is gone. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const harder = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(harder);
}
