import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withOwnedSockets } from './owned-sockets.js';

describe('withOwnedSockets', () => {
  let server: Server;
  let port: number;
  const made: Socket[] = [];
  const quiet = (socket: Socket): Socket => {
    made.push(socket);
    return socket.on('error', () => undefined);
  };

  beforeEach(async () => {
    server = createServer(quiet).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => {
    for (const socket of made.splice(0)) socket.destroy();
    server.close();
  });

  it('destroys what the work opened, connected or still shaking hands, also when it fails', async () => {
    const opened: Socket[] = [];
    const work = async (): Promise<never> => {
      opened.push(quiet(connect(port, '127.0.0.1')), quiet(connectTls(port, '127.0.0.1')));
      await once(opened[0]!, 'connect');
      throw new Error('as it happens');
    };
    await expect(withOwnedSockets(work)).rejects.toThrow('as it happens');
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  it('destroys what a timer of the work opens after its end', async () => {
    const late = new Promise<Socket>((resolve) => {
      void withOwnedSockets(() => {
        setTimeout(() => resolve(quiet(connect(port, '127.0.0.1'))), 5);
        return Promise.resolve();
      });
    });
    const socket = await late;
    await new Promise((resolve) => socket.once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });

  it('leaves the sockets of others alone', async () => {
    const other = quiet(connect(port, '127.0.0.1'));
    await Promise.all([once(other, 'connect'), withOwnedSockets(() => Promise.resolve())]);
    expect(other.destroyed).toBe(false);
  });

  it('control: without an owner they stay open', async () => {
    const socket = quiet(connectTls(port, '127.0.0.1'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(socket.destroyed).toBe(false);
  });
});
