import { once } from 'node:events';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { outstanding } from './outstanding.js';

export interface SyslogServer {
  readonly host: string;
  readonly port: number;
  /** The name that its certificate has to be for. */
  readonly serverName: string;
  /** PEM. Only this authority is trusted, none of the system's. */
  readonly ca: string;
  /** The sender's own certificate and key, PEM. */
  readonly cert: string;
  readonly key: string;
}

/** How long each step may take, in milliseconds. */
export interface SyslogPatience {
  readonly connect: number;
  /** From the last byte that was written until the collector has read all. */
  readonly read: number;
}

const LOOK_MS = 2;

/** Where the system does not tell what is outstanding, in milliseconds: long enough for a local network. */
const BLIND_WAIT_MS = 1_000;

/**
 * Sends bytes over a connection of their own and resolves when the collector has read them all.
 *
 * Syslog has no acknowledgement. What stands for it is how the collector ends the connection: a kernel that closes
 * while something is unread says so by a reset (RFC 1122, 4.2.2.13). So nothing counts before its kernel has taken
 * every byte; from then on an end in order means that all of it was read, whoever began to close (ADR 2 of this lib).
 * @throws Error when that cannot be said: then all of it is to be sent again.
 */
export async function sendAll(
  server: SyslogServer,
  bytes: Buffer,
  patience: SyslogPatience,
  stop: AbortSignal,
): Promise<void> {
  const socket = open(server);
  // What goes wrong while nothing waits for it counts at the next step.
  const failed = new Promise<never>((_, reject) => {
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the collector closed the connection before it had read everything'));
    });
  });
  const ended = new Promise<void>((resolve) => socket.once('end', resolve));
  const early = ended.then(() => {
    throw new Error('the collector closed the connection while it was sent to');
  });
  for (const promise of [failed, early]) promise.catch(() => undefined);
  const patient = <T>(work: Promise<T>, milliseconds: number, what: string): Promise<T> =>
    within(Promise.race([work, failed]), milliseconds, what, stop);
  try {
    await patient(once(socket, 'secureConnect'), patience.connect, 'the collector did not answer');
    socket.resume();
    await patient(
      Promise.race([written(socket, bytes), early]),
      patience.read,
      'the collector did not take it',
    );
    await patient(Promise.race([taken(socket), early]), patience.read, 'the collector took no more');
    socket.end();
    await patient(ended, patience.read, 'the collector did not read to the end');
  } finally {
    socket.destroy();
  }
}

function open({ host, port, serverName, ca, cert, key }: SyslogServer): TLSSocket {
  return connect({
    host,
    port,
    // An address is checked against the certificate too, but may not be named in the greeting (RFC 6066, 3).
    ...(isIP(serverName) === 0 && { servername: serverName }),
    ca,
    cert,
    key,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
}

function written(socket: TLSSocket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Until the collector's kernel has every byte that was written. */
async function taken(socket: TLSSocket): Promise<void> {
  for (;;) {
    const left = await outstanding(socket).catch(() => 'unknown' as const);
    if (left === 'unknown') {
      await sleep(BLIND_WAIT_MS);
      return;
    }
    if (left === null) throw new Error('the connection to the collector is gone');
    if (left === 0) return;
    await sleep(LOOK_MS);
  }
}

async function within<T>(
  work: Promise<T>,
  milliseconds: number,
  what: string,
  stop: AbortSignal,
): Promise<T> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const limit = sleep(milliseconds, undefined, { signal }).then(
    () => {
      throw new Error(`${what} within ${milliseconds} ms`);
    },
    () => {
      // Told to stop, unless the work came to its end.
      if (stop.aborted) throw new Error('sending was stopped');
      return new Promise<never>(() => undefined);
    },
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    over.abort();
  }
}
