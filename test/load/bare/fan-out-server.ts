import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BareStore } from './bare-store.js';

/** Server-sent events without rights: a posted message is inserted, then written to everybody who listens. */
export function startFanOut(store: BareStore, port: number): Server {
  const streams = new Set<ServerResponse>();
  const listen = (response: ServerResponse): void => {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write('event: ready\ndata: {}\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };
  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { body } = JSON.parse(await text(request)) as { body: string };
    const conversationId = (request.url ?? '').split('/')[2] ?? '';
    const message = await store.insert(conversationId, body);
    const answer = JSON.stringify({ ...message, conversationId, body });
    for (const stream of streams)
      stream.write(`event: message.created\nid: ${message.id}\ndata: ${answer}\n\n`);
    response.writeHead(201, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  };
  return createServer((request, response) => {
    if (request.method === 'GET') listen(response);
    else
      post(request, response).catch(() => {
        response.writeHead(500).end();
      });
  }).listen(port, '127.0.0.1');
}
