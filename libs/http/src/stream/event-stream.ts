import type { FastifyReply } from 'fastify';
import type { StreamFrameName, StreamFrames } from '#contracts';

/** A reader that is this far behind is cut: it comes back with its cursor. Bytes. */
const MOST_BUFFERED = 1_048_576;

/** Keeps proxies from closing a silent stream, and finds readers that are gone. Milliseconds. */
const HEARTBEAT_MS = 20_000;

/** One open answer of server-sent events. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly endListeners: (() => void)[] = [];
  private open = true;

  constructor(private readonly reply: FastifyReply) {
    reply.hijack();
    const { raw } = reply;
    const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
    // It ends with its connection: then frames need no chunks around them, and one frame is one write of one text.
    raw.useChunkedEncodingByDefault = false;
    raw.writeHead(200, {
      ...(Object.fromEntries(headers) as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(': open\n\n');
    raw.on('close', () => this.finish());
    raw.on('error', () => this.finish());
    this.heartbeat = setInterval(() => this.write(': beat\n\n'), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** @param cursor what the reader sends back as Last-Event-ID; null leaves the reader's cursor as it is. */
  send<Name extends StreamFrameName>(name: Name, data: StreamFrames[Name], cursor: string | null): void {
    this.sendText(name, JSON.stringify(data), cursor);
  }

  /** The same with data that is JSON already: what goes to many is written once. */
  sendText(name: StreamFrameName, json: string, cursor: string | null): void {
    const id = cursor === null ? '' : `id: ${cursor}\n`;
    this.write(`event: ${name}\n${id}data: ${json}\n\n`);
  }

  end(): void {
    this.reply.raw.end();
    this.finish();
  }

  /** Told once, at once when the stream is over already. */
  onEnd(listener: () => void): void {
    if (this.open) this.endListeners.push(listener);
    else listener();
  }

  private write(frame: string): void {
    const { socket } = this.reply.raw;
    if (!this.open || !socket) return;
    // Past the answer's own buffers, which have nothing to add: its head has left with the first frame.
    socket.write(frame);
    if (socket.writableLength > MOST_BUFFERED) socket.destroy();
  }

  private finish(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.heartbeat);
    for (const listener of this.endListeners) listener();
  }
}
