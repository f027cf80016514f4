import { chownSync, readFileSync, rmSync } from 'node:fs';
import { claimCluster, releaseCluster, rememberSocketFolder } from './cluster-owner.js';
import { type DataFolder, makeDataFolder } from './data-folder.js';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.types.js';
import { initCluster, SUPERUSER } from './init-cluster.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { postgresProcesses } from './postgres-processes.js';
import { readPostmasterFile, removePostmasterFile } from './postmaster-file.js';
import { chooseRunAs } from './run-as.js';
import { logTail, spawnServer, waitUntilReady } from './server-process.js';
import { makeSocketFolder, type SocketFolder } from './socket-folder.js';
import { stopPostgres } from './stop-postgres.js';

/** For databases that live no longer than a test: a crash of the machine may destroy them. */
export const THROWAWAY_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
};

/**
 * Starts a real PostgreSQL 18 that listens on a unix socket alone and trusts nobody. What a killed run left
 * behind on the same folder is stopped first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { port = 5432, settings = {}, log = () => undefined } = options;
  const binaries = findPostgresBinaries();
  const runAs = chooseRunAs();
  const folder = makeDataFolder(options.dataDir, runAs, binaries);
  claimCluster(folder.root);
  let socket: SocketFolder | null = null;
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await stopPostgres(folder.pgData, readPostmasterFile(folder.pgData)?.pid ?? null);
    if (socket?.temporary) rmSync(socket.path, { recursive: true, force: true });
    releaseCluster(folder.root);
  };
  try {
    await clearLeftOvers(folder, log);
    await initCluster(folder, binaries, runAs, settings['fsync'] !== 'off');
    socket = makeSocketFolder(options.socketDir, port);
    if (socket.temporary) rememberSocketFolder(folder.root, socket.path);
    if (runAs.user !== null) chownSync(socket.path, runAs.user.uid, runAs.user.gid);
    const child = spawnServer(folder, binaries, runAs, {
      ...settings,
      listen_addresses: '',
      unix_socket_directories: socket.path,
      unix_socket_permissions: '0700',
      port: String(port),
    });
    const stopAtExit = (): void => void child.kill('SIGQUIT');
    process.once('exit', stopAtExit);
    child.once('exit', () => process.off('exit', stopAtExit));
    await waitUntilReady(child, folder);
    child.once('exit', (code, signal) => {
      if (stopping === null) options.onExit?.({ code, signal, logTail: logTail(folder.logFile) });
    });
    const password = readFileSync(folder.passwordFile, 'utf8');
    return {
      host: socket.path,
      port,
      superuser: { user: SUPERUSER, password, passwordFile: folder.passwordFile },
      pid: child.pid ?? 0,
      stop: () => (stopping ??= stop()),
      kill: (signal) => void child.kill(signal),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function clearLeftOvers(folder: DataFolder, log: (line: string) => void): Promise<void> {
  const left = postgresProcesses(folder.pgData);
  if (left.length > 0) {
    log(`PostgreSQL of an earlier run still runs (process ${String(left[0])}): it is stopped.`);
    await stopPostgres(folder.pgData, readPostmasterFile(folder.pgData)?.pid ?? null);
  }
  // PostgreSQL itself would refuse to start when the number in the stale file belongs to somebody else by now.
  removePostmasterFile(folder.pgData);
}
