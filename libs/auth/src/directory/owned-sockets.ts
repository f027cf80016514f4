import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

interface Owner {
  readonly sockets: Set<Socket>;
  over: boolean;
}

const owners = new AsyncLocalStorage<Owner>();
let listening = false;

/**
 * Runs `work` and then destroys every socket that it opened, however it ended. passport-ldapauth opens two
 * connections for each sign-in, hands none of them out, and forgets the ones that are still connecting or whose
 * server does not answer: left alone they stay open for ever.
 */
export async function withOwnedSockets<T>(work: () => Promise<T>): Promise<T> {
  listen();
  const owner: Owner = { sockets: new Set(), over: false };
  try {
    return await owners.run(owner, work);
  } finally {
    owner.over = true;
    for (const socket of owner.sockets) destroy(socket);
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('net.client.socket', (message) => {
    const owner = owners.getStore();
    if (!owner) return;
    const { socket } = message as { socket: Socket };
    owner.sockets.add(socket);
    // Requests are small and follow one another: held back for an acknowledgement, each costs 40 ms.
    socket.setNoDelay(true);
    socket.once('close', () => owner.sockets.delete(socket));
    // Published before connect() is called, which would revive a socket destroyed at once.
    if (owner.over) setImmediate(destroy, socket);
  });
}

/** With an error, so that the timers that wait for this socket are cleared by their own error path. */
function destroy(socket: Socket): void {
  if (socket.destroyed) return;
  socket.on('error', () => undefined);
  socket.destroy(new Error('The exchange with the directory is over.'));
}
