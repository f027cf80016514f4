import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Server as Sockets } from 'socket.io';
import type { BareStore } from './bare-store.js';

/** socket.io without rights: a posted message is inserted, then emitted to everybody who is connected. */
export function startFanOut(store: BareStore, port: number): Server {
  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { body } = JSON.parse(await text(request)) as { body: string };
    const conversationId = (request.url ?? '').split('/')[2] ?? '';
    const message = { ...(await store.insert(conversationId, body)), conversationId, body };
    sockets.emit('message.created', message);
    const answer = JSON.stringify(message);
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  };
  const server = createServer((request, response) => {
    post(request, response).catch(() => {
      response.writeHead(500).end();
    });
  });
  const sockets = new Sockets(server, { transports: ['websocket'] });
  return server.listen(port, '127.0.0.1');
}
