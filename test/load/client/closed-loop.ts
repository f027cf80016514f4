import { connect, type Socket } from 'node:net';
import { sampleOf, type Job, type Sample } from './jobs.js';
import { answerHead } from './wire.js';

/** Each connection sends its next request when it has the answer to the one before. */
export async function closedLoop(job: Extract<Job, { kind: 'requests' }>): Promise<Sample> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + job.seconds * 1000;
  await Promise.all(
    Array.from({ length: job.connections }, (_, index) => oneConnection(job, index, end, latencies)),
  );
  return sampleOf(latencies, (performance.now() - begin) / 1000);
}

function oneConnection(
  { port, requests, connections, expect }: Extract<Job, { kind: 'requests' }>,
  index: number,
  end: number,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let next = index;
    let sent = 0;
    let received: Buffer = Buffer.alloc(0);
    const send = (): void => {
      sent = performance.now();
      socket.write(requests[next % requests.length] ?? '');
      next += connections;
    };
    const take = (chunk: Buffer): void => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const head = answerHead(received);
      if (head === null || received.length < head.length) return;
      if (head.status !== expect) throw new Error(received.toString('utf8').slice(0, 800));
      received = Buffer.alloc(0);
      const now = performance.now();
      latencies.push(now - sent);
      if (now < end) send();
      else socket.end(resolve);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      try {
        take(chunk);
      } catch (error) {
        socket.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
