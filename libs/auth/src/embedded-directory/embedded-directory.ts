import { randomBytes } from 'node:crypto';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import ldapjs from 'ldapjs';
import { handleBind, handleSearch } from './handlers.js';
import { DemoStore } from './demo-store.js';
import { readPeopleFile } from './people-file.js';
import { SearchFilterTap } from './search-filter-tap.js';

export interface EmbeddedDirectoryOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Of the service account: made by the caller for each start, so that none is ever written down. */
  readonly servicePassword: string;
  /** Of the decoy; by default one that nobody knows. */
  readonly decoyPassword?: string;
  readonly peopleFile: string;
}

export interface EmbeddedDirectory {
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** The directory of the demo: ldapjs on the loopback, read only, never in production. */
export async function startEmbeddedDirectory(options: EmbeddedDirectoryOptions): Promise<EmbeddedDirectory> {
  const store = await DemoStore.load(readPeopleFile(options.peopleFile), {
    service: options.servicePassword,
    decoy: options.decoyPassword ?? randomBytes(24).toString('base64url'),
  });
  const server = ldapjs.createServer();
  /** Connections on which the service account is bound: the only ones that may search. */
  const readers = new WeakSet<object>();
  server.bind('', handleBind(store, readers));
  const taps = new WeakMap<object, SearchFilterTap>();
  server.search('', handleSearch(store, readers, taps));
  // A broken client is its own trouble; an unheard 'error' event would end the process.
  server.on('clientError', () => undefined);
  const { sockets, port } = await listen(server, options.port, (socket) =>
    taps.set(socket, new SearchFilterTap(socket)),
  );
  return {
    url: `ldap://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Listening {
  /** Live: open connections come and go. */
  readonly sockets: ReadonlySet<Socket>;
  readonly port: number;
}

/** @throws when the port is taken. */
async function listen(
  server: ldapjs.Server,
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  // ldapjs keeps the net.Server to itself, and with it the only way to end connections.
  const { server: inner } = server as unknown as { server: NetServer };
  inner.on('connection', (socket) => {
    // An answer is several small writes: held back for one another, each costs 40 ms.
    socket.setNoDelay(true);
    sockets.add(socket);
    onConnection(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
  return { sockets, port: (inner.address() as AddressInfo).port };
}
