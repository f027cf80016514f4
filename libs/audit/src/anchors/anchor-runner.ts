import { setTimeout as sleep } from 'node:timers/promises';
import type { Anchor } from './anchor.js';
import type { AnchorStore } from './anchor-store.js';
import type { HeadReader } from './head-reader.js';

/** Where an anchor is told to write what goes wrong. */
export interface AnchorLog {
  warn(message: string): void;
  log(message: string): void;
}

export interface AnchorPace {
  /** Most records of one batch. */
  readonly most: number;
  /** How long a batch that is not full gathers, and how often it is looked for news, in milliseconds. */
  readonly look: number;
  /** At most so often a checkpoint is told, in milliseconds. */
  readonly head: number;
  /** The first wait after a failure, in milliseconds; doubled at each further one … */
  readonly wait: number;
  /** … up to here. */
  readonly longestWait: number;
  /** At most so often trouble is told, in milliseconds. */
  readonly tell: number;
}

const PACE: AnchorPace = {
  most: 1_000,
  look: 500,
  head: 5_000,
  wait: 1_000,
  longestWait: 30_000,
  tell: 60_000,
};

/**
 * Brings what is sealed to one anchor, in the order of the log, beside the sealing and never in its way. The log itself
 * is the spool: while the anchor is away, its records wait in the database, and only how far it got is remembered.
 */
export class AnchorRunner {
  /** Records that are sealed and that the anchor does not have. */
  behind = 0;
  private position: number | null = null;
  private toldNote: string | null = null;
  private toldHeadAt = -Infinity;
  private complainedAt = -Infinity;
  private failures = 0;

  constructor(
    readonly anchor: Anchor,
    private readonly store: AnchorStore,
    private readonly heads: HeadReader,
    private readonly log: AnchorLog,
    private readonly pace: AnchorPace = PACE,
  ) {}

  /**
   * Until it is told to stop: the batch that is on its way then still gets there, and after it what was sealed last.
   * @param hurry not even that is waited for: such a batch is sent again at the next start.
   */
  async run(stop: AbortSignal, hurry: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const begin = performance.now();
      const isFull = await this.step(hurry);
      const wait = this.failures > 0 ? this.waitAfterFailure() : this.pace.look - (performance.now() - begin);
      if (!isFull && wait > 0) await sleep(wait, undefined, { signal: stop }).catch(() => undefined);
    }
    while (this.failures === 0 && !hurry.aborted && (await this.step(hurry)));
  }

  /** @returns whether there is more at once. */
  private async step(hurry: AbortSignal): Promise<boolean> {
    try {
      const isFull = await this.advance(hurry);
      if (this.failures > 0) this.log.log(`anchor ${this.anchor.name} has come back`);
      this.failures = 0;
      return isFull;
    } catch (error) {
      // Where it is now is for the database to say: another sequencer may have gone on.
      this.position = null;
      this.complain(error);
      return false;
    }
  }

  private async advance(hurry: AbortSignal): Promise<boolean> {
    const { anchor, store, heads, pace } = this;
    const head = await heads.read();
    if (!head) return false;
    const from = (this.position ??= await store.position(anchor.name));
    this.behind = head.size - from;
    const to = Math.min(head.size, from + pace.most);
    const records = to > from ? await store.records(from, to) : [];
    const isFull = to - from === pace.most;
    const isDue = performance.now() - this.toldHeadAt >= pace.head;
    const tellsHead = !isFull && isDue && head.note !== this.toldNote;
    if (records.length > 0 || tellsHead) await anchor.take({ records, head, tellsHead }, hurry);
    if (to > from) await this.moveTo(from, to);
    this.behind = head.size - to;
    if (tellsHead) Object.assign(this, { toldNote: head.note, toldHeadAt: performance.now() });
    return isFull;
  }

  private async moveTo(from: number, to: number): Promise<void> {
    if (!(await this.store.move(this.anchor.name, from, to)))
      throw new Error('somebody else has brought records there meanwhile');
    this.position = to;
  }

  private waitAfterFailure(): number {
    return Math.min(this.pace.wait * 2 ** (this.failures - 1), this.pace.longestWait);
  }

  private complain(error: unknown): void {
    this.failures++;
    const now = performance.now();
    if (now - this.complainedAt < this.pace.tell) return;
    this.complainedAt = now;
    const why = error instanceof Error ? error.message : String(error);
    this.log.warn(`anchor ${this.anchor.name} is ${this.behind} records behind, and waits: ${why}`);
  }
}
