import { request, type ClientRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { headersOf } from './ask.js';

/** What a reader tells of its stream. */
export interface StreamListener {
  /** @param body of the message that came. */
  message(body: string): void;
  /** Told once for each break, refusal and demand to read again. */
  broken(what: string): void;
  ready(): void;
}

/** Browsers wait before they come back; all at once would be a test of its own. Milliseconds, at least and at most. */
const RETRY_MS = [500, 1_500] as const;

/**
 * One page's stream over the nodes, the first that takes the connection. It comes back as browsers do, with the cursor
 * of the last frame, and unlike the page keeps the cursor when it was refused: the server has to fill every gap.
 */
export class StreamReader {
  private cursor: string | null = null;
  private current: ClientRequest | null = null;
  private stopped = false;

  constructor(
    private readonly ports: readonly number[],
    private readonly token: string,
    private readonly listener: StreamListener,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      let what = 'nobody listens';
      for (const port of this.ports) {
        what = await this.read(port);
        if (what !== 'nobody listens') break;
      }
      if (this.stopped) return;
      this.listener.broken(what);
      const [least, most] = RETRY_MS;
      await sleep(least + Math.random() * (most - least));
    }
  }

  stop(): void {
    this.stopped = true;
    this.current?.destroy();
  }

  /** @returns how it ended. */
  private read(port: number): Promise<string> {
    if (this.stopped) return Promise.resolve('stopped');
    const { promise, resolve } = Promise.withResolvers<string>();
    const resume = this.cursor === null ? {} : { 'last-event-id': this.cursor };
    const headers = { ...headersOf(this.token), accept: 'text/event-stream', ...resume };
    // Without an agent: each stream has a connection of its own.
    const sent = request({ host: '127.0.0.1', port, path: '/api/v1/stream', headers, agent: false });
    this.current = sent;
    sent.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'nobody listens' : 'cut'),
    );
    sent.on('response', (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const frames = (rest + chunk).split('\n\n');
        rest = frames.pop() ?? '';
        if (response.statusCode === 200) for (const frame of frames) this.take(frame);
      });
      const refused = (): string => {
        const code = /"code":"(\w+)"/.exec(rest)?.[1] ?? '';
        return `${response.statusCode ?? 0} ${code}`.trim();
      };
      response.on('error', () => resolve('cut'));
      response.on('close', () => resolve(response.statusCode === 200 ? 'cut' : refused()));
    });
    sent.end();
    return promise;
  }

  private take(frame: string): void {
    const field = (name: string): string | null =>
      new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? null;
    const name = field('event');
    this.cursor = field('id') ?? this.cursor;
    if (name === 'ready') this.listener.ready();
    if (name === 'message.created')
      this.listener.message((JSON.parse(field('data') ?? '{}') as { body?: string }).body ?? '');
    if (name === 'resync' || name === 'session.ended') this.listener.broken(name);
  }
}
