import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultyProxy {
  readonly url: string;
  /** Connections that clients hold open. */
  open(): number;
  close(): Promise<void>;
}

/**
 * Stands before a directory, passes connections on and, from the given one on (0 is the first), takes them and says
 * nothing, or cuts them.
 */
export async function startFaultyProxy(
  target: string,
  from: number,
  fault: 'silent' | 'cut',
): Promise<FaultyProxy> {
  const { port: targetPort } = new URL(target);
  const clients = new Set<Socket>();
  let seen = 0;
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => undefined).once('close', () => clients.delete(client));
    const index = seen;
    seen += 1;
    if (index < from) {
      const upstream = connect(Number(targetPort), '127.0.0.1').on('error', () => client.destroy());
      client.pipe(upstream).pipe(client);
      client.once('close', () => upstream.destroy());
    } else if (fault === 'cut') client.destroy();
    else client.resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => clients.size,
    close: async () => {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
