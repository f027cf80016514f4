import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { sampleOf, type Job, type Sample } from './jobs.js';
import { answerHead } from './wire.js';

const PATIENCE_MS = 20_000;
/** Between two posts, so that one is not delivered together with the next. Milliseconds. */
const PAUSE_MS = 20;

/** One post after the other; the time of one is from sending it to its arrival at the last of all streams. */
export async function fanOut(job: Extract<Job, { kind: 'fan-out' }>): Promise<Sample> {
  const crowd = new Crowd();
  const { port, streams } = job;
  const count = typeof streams === 'number' ? streams : streams.length;
  const leave =
    typeof streams === 'number'
      ? Array.from({ length: streams }, () => crowd.connect(port))
      : streams.map((request) => crowd.join(port, request));
  const poster = connect({ host: '127.0.0.1', port: job.port, noDelay: true });
  try {
    await crowd.allAt('ready', count);
    const latencies: number[] = [];
    const begin = performance.now();
    for (let posted = 1; posted <= job.posts; posted += 1) {
      await sleep(PAUSE_MS);
      const sent = performance.now();
      const answered = answerOf(poster);
      poster.write(job.post);
      await crowd.allAt('message.created', posted * count);
      latencies.push(performance.now() - sent);
      await answered;
    }
    return sampleOf(latencies, (performance.now() - begin) / 1000);
  } finally {
    poster.destroy();
    for (const goes of leave) goes();
  }
}

/** Counts the frames of all streams together. */
class Crowd {
  private readonly counts = new Map<string, number>();
  private waiting: { frame: string; count: number; done: () => void } | null = null;

  /** @returns how it leaves. */
  connect(port: number): () => void {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
    socket.on('connect', () => {
      this.count('ready');
    });
    socket.on('message.created', () => {
      this.count('message.created');
    });
    return () => void socket.disconnect();
  }

  /** @returns how it leaves. */
  join(port: number, request: string): () => void {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => socket.write(request));
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('event: ')) this.count(line.slice(7).trim());
    });
    return () => void socket.destroy();
  }

  async allAt(frame: string, count: number): Promise<void> {
    if ((this.counts.get(frame) ?? 0) >= count) return;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => {
      reject(new Error(`${this.counts.get(frame) ?? 0} of ${count} frames ${frame} came`));
    }, PATIENCE_MS);
    this.waiting = { frame, count, done: () => resolve(undefined) };
    await promise.finally(() => {
      clearTimeout(timer);
    });
  }

  private count(frame: string): void {
    const now = (this.counts.get(frame) ?? 0) + 1;
    this.counts.set(frame, now);
    if (this.waiting?.frame === frame && now >= this.waiting.count) {
      const { done } = this.waiting;
      this.waiting = null;
      done();
    }
  }
}

function answerOf(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const take = (chunk: Buffer): void => {
      received = Buffer.concat([received, chunk]);
      const head = answerHead(received);
      if (head === null || received.length < head.length) return;
      socket.off('data', take);
      if (head.status === 201) resolve();
      else reject(new Error(received.toString('utf8').slice(0, 800)));
    };
    socket.on('data', take);
  });
}
