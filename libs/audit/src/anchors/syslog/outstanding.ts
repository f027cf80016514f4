import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Hexadecimal, `address:port`, at the end of a column of /proc/net/tcp. */
const port = (number: number): string => `:${number.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * How many bytes of a connection the other side's kernel has not taken yet (proc(5), tx_queue of /proc/net/tcp).
 * Null when the connection is gone.
 * @throws when this system does not tell.
 */
export async function outstanding({ localPort, remotePort, remoteFamily }: Socket): Promise<number | null> {
  if (localPort === undefined || remotePort === undefined) return null;
  const files = remoteFamily === 'IPv6' ? ['tcp6'] : ['tcp', 'tcp6'];
  for (const file of files) {
    const table = await readFile(`/proc/self/net/${file}`, 'ascii');
    const found = rowOf(table, port(localPort), port(remotePort));
    if (found !== null) return found;
  }
  return null;
}

function rowOf(table: string, local: string, remote: string): number | null {
  for (const line of table.split('\n')) {
    const [, from = '', to = '', , queues = ''] = line.trim().split(/\s+/);
    if (from.endsWith(local) && to.endsWith(remote)) return parseInt(queues.split(':')[0] ?? '', 16);
  }
  return null;
}
