import type { ChaosSite } from './chaos-site.js';
import { numberIn, type Ledger } from './ledger.js';
import { StreamReader } from './stream-reader.js';
import type { Tally } from './tally.js';

/** How often each message came to one stream. */
type Received = Map<number, number>;

export interface Completeness {
  /** Pairs of a message and a stream that it never reached. */
  readonly missed: number;
  /** Pairs that came more than once. */
  readonly twice: number;
}

/** Streams, each of a session of its own, half of them at home on each node. */
export class StreamCrowd {
  private readonly received: Received[];
  private readonly readers: StreamReader[];
  private readonly joined = new Set<number>();
  private readonly runs: Promise<void>[] = [];
  /** Where a break is told; replaced with each fault. */
  tally: Tally | null = null;

  constructor(
    site: ChaosSite,
    readonly size: number,
    private readonly ledger: Ledger,
  ) {
    this.received = Array.from({ length: size }, () => new Map<number, number>());
    this.readers = this.received.map(
      (_, index) =>
        new StreamReader(fromHome(site.ports, index), site.tokens[index] ?? '', {
          message: (body) => this.take(index, body),
          ready: () => this.joined.add(index),
          broken: (what) => {
            this.joined.delete(index);
            const now = performance.now();
            this.tally?.fail(index, now, now, what);
          },
        }),
    );
  }

  start(): void {
    this.runs.push(...this.readers.map((reader) => reader.run()));
  }

  get open(): number {
    return this.joined.size;
  }

  /** How the streams stand with these messages. */
  completeness(numbers: readonly number[]): Completeness {
    let missed = 0;
    let twice = 0;
    for (const one of this.received)
      for (const number of numbers) {
        const times = one.get(number) ?? 0;
        if (times === 0) missed += 1;
        if (times > 1) twice += 1;
      }
    return { missed, twice };
  }

  async stop(): Promise<void> {
    for (const reader of this.readers) reader.stop();
    await Promise.all(this.runs);
  }

  private take(index: number, body: string): void {
    const number = numberIn(body);
    const mine = this.received[index];
    if (number === null || !mine) return;
    mine.set(number, (mine.get(number) ?? 0) + 1);
    this.tally?.succeed(index, this.ledger.begunAt(number), performance.now());
  }
}

/** The nodes in the order in which this person tries them. */
export function fromHome(ports: readonly number[], person: number): readonly number[] {
  const home = person % ports.length;
  return [...ports.slice(home), ...ports.slice(0, home)];
}
