import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What lies on the server while others are measured. */
export interface BurdenSettings {
  readonly port: number;
  /** Whole requests that open a stream each. */
  readonly streams: readonly string[];
  /** Heads of requests whose bodies come byte by byte. */
  readonly slowHeads: readonly string[];
}

const PATIENCE_MS = 30_000;
/** Streams that are being opened at a time: a thousand at once would only wait for the pool and be refused. */
const AT_ONCE = 50;
/** One byte of each slow body in this time: the server waits for bodies up to 30 s. Milliseconds. */
const BYTE_EVERY_MS = 200;

export class Burden {
  private readonly sockets: Socket[] = [];
  private timer: NodeJS.Timeout | null = null;
  private ready = 0;
  /** The first answer or end that should not have come: the burden was not what it says. */
  private fault: string | null = null;

  /** Resolves when every stream is joined and every slow request is under way. */
  async takeUp({ port, streams, slowHeads }: BurdenSettings): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    for (const [opened, request] of streams.entries()) {
      await this.until(opened - AT_ONCE, end);
      const socket = this.open(port, request);
      socket.on('data', (chunk) => {
        if (chunk.toString('latin1').includes('event: ready')) this.ready += 1;
      });
      socket.on('close', () => (this.fault ??= 'a stream ended'));
    }
    const slow = slowHeads.map((head) => this.open(port, head));
    for (const socket of slow) {
      socket.on(
        'data',
        (chunk) => (this.fault ??= `a slow request was answered: ${chunk.toString('latin1')}`),
      );
      socket.on('close', () => (this.fault ??= 'a slow request was cut'));
    }
    this.timer = setInterval(() => {
      for (const socket of slow) socket.write('a');
    }, BYTE_EVERY_MS);
    await this.until(streams.length, end);
    if (this.ready < streams.length)
      throw new Error(this.fault ?? `${this.ready} of ${streams.length} streams opened`);
  }

  /** Waits until so many streams are joined, something went wrong or patience ended. */
  private async until(joined: number, end: number): Promise<void> {
    while (this.ready < joined && this.fault === null && performance.now() < end) await sleep(5);
  }

  /** @throws when something of it ended or was answered before its time. */
  layDown(): void {
    const { fault } = this;
    if (this.timer) clearInterval(this.timer);
    for (const socket of this.sockets) socket.removeAllListeners('close').destroy();
    if (fault !== null) throw new Error(fault);
  }

  private open(port: number, request: string): Socket {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => socket.write(request));
    socket.on('error', () => undefined);
    this.sockets.push(socket);
    return socket;
  }
}
