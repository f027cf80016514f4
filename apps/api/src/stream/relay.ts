import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DomainError } from '#kernel';
import { Bell } from './bell.js';
import { EventDelivery } from './delivery.js';
import { OutboxReader, type PlacedEvent } from './outbox-reader.js';
import { RightsWatch } from './rights-watch.js';
import type { SealedCursor } from './sealed-cursor.js';
import { STREAM_CURSOR } from './stream-cursor.js';
import type { Subscriber } from './subscriber.js';

/** Also without a bell the relay looks this often. Milliseconds. */
const POLL_MS = 250;
/** A reader who missed more than this reads everything again instead. */
const MOST_MISSED = 1_000;

/**
 * Brings committed events to open streams, one after the other: the order of the outbox is the order of the screen.
 * All steps run in one chain, so a reader who joins is caught up before the next event is delivered.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Relay.name);
  private readonly subscribers = new Set<Subscriber>();
  private readonly joining = new Set<Subscriber>();
  private position: bigint | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly bell: Bell,
    private readonly delivery: EventDelivery,
    private readonly outbox: OutboxReader,
    private readonly rights: RightsWatch,
    @Inject(STREAM_CURSOR) private readonly cursor: SealedCursor,
  ) {}

  onApplicationBootstrap(): void {
    this.bell.onHeard(() => {
      // Without a reader the next look is early enough.
      if (!this.isIdle) this.wake();
    });
    this.timer = setInterval(() => this.wake(), POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.again = false;
    await this.running;
    for (const { stream } of [...this.subscribers, ...this.joining]) stream.end();
  }

  /** @param lastEventId the cursor of the last frame that the reader has; null at the first time. */
  join(subscriber: Omit<Subscriber, 'position' | 'rights'>, lastEventId: string | null): void {
    const { sessionId } = subscriber.ctx.principal;
    const from = lastEventId === null ? LATEST : (this.cursor.open(lastEventId, sessionId) ?? UNKNOWN);
    const joined: Subscriber = { ...subscriber, position: from, rights: null };
    this.joining.add(joined);
    subscriber.stream.onEnd(() => {
      this.joining.delete(joined);
      this.subscribers.delete(joined);
    });
    this.wake();
  }

  /** How many streams this session holds open on this node. */
  streamsOf(sessionId: string): number {
    return [...this.subscribers, ...this.joining].filter(({ ctx }) => ctx.principal.sessionId === sessionId)
      .length;
  }

  private get isIdle(): boolean {
    return this.subscribers.size === 0 && this.joining.size === 0;
  }

  private wake(): void {
    if (this.timer === null) return;
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    while (this.again) {
      this.again = false;
      await this.step().catch((error: unknown) => {
        this.log.warn(`delivery waits: ${String(error)}`);
      });
    }
  }

  private async step(): Promise<void> {
    if (this.isIdle) {
      // Positions are given all the same, so that what waits does not grow; nothing is read for nobody.
      this.position = null;
      if (await this.outbox.sequence()) this.again = this.timer !== null;
      return;
    }
    if (this.position === null || this.joining.size > 0) {
      await this.outbox.sequence();
      this.position ??= await this.outbox.latest();
      await this.catchUp([...this.joining], this.position);
    }
    await this.rights.look([...this.subscribers]);
    const events = await this.outbox.next(this.position);
    for (const event of events) {
      if (this.timer === null) return;
      await this.deliver(event, [...this.subscribers]);
      this.position = event.position;
      for (const subscriber of this.subscribers) subscriber.position = event.position;
    }
    if (events.length > 0) this.again = true;
  }

  /**
   * An outage is waited for: the event comes again with the next step. A fault would come again for ever and hold
   * everything behind it: its event is given up, loudly, and the readers are told to read everything again.
   */
  private async deliver(event: PlacedEvent, subscribers: readonly Subscriber[]): Promise<void> {
    try {
      await this.delivery.deliver(event, subscribers);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') throw error;
      this.log.error(error, `event ${event.type} of ${event.subjectId} could not be delivered`);
      for (const subscriber of subscribers) subscriber.stream.send('resync', {}, null);
    }
  }

  /**
   * Everything that these readers missed up to `until`, then they are among the others. After a restart all come back at
   * once: what several of them missed is judged and read once, not once for each.
   */
  private async catchUp(joining: readonly Subscriber[], until: bigint): Promise<void> {
    const { missed, lost } = await this.missedByAny(joining, until);
    for (const event of missed) {
      // Whoever left while the others were caught up is not read for, and a server that stops waits for nobody.
      const behind = joining.filter(
        (one) => this.joining.has(one) && !lost.has(one) && isBehind(one, event.position),
      );
      if (this.timer === null) return;
      await this.deliver(event, behind);
      // An outage in the middle goes on from here: what was sent is not sent again.
      for (const one of behind) one.position = event.position;
    }
    for (const one of joining) {
      if (lost.has(one)) one.stream.send('resync', {}, this.cursorOf(one, until));
      one.position = until;
      if (!this.joining.delete(one)) continue;
      this.subscribers.add(one);
      // With a cursor, so that a reader that drops out before its first event can say where it was.
      one.stream.send('ready', {}, this.cursorOf(one, until));
    }
  }

  /** What at least one of them missed, in order, and those whose gap cannot be filled. */
  private async missedByAny(
    joining: readonly Subscriber[],
    until: bigint,
  ): Promise<{ missed: readonly PlacedEvent[]; lost: ReadonlySet<Subscriber> }> {
    const lost = new Set(joining.filter(({ position }) => position === UNKNOWN));
    const behind = joining.filter((one) => isBehind(one, until)).sort(byPosition);
    for (const one of behind) {
      const missed = await this.missed(one.position, until);
      // Whoever is further on missed a part of the same.
      if (missed !== null) return { missed, lost };
      lost.add(one);
    }
    return { missed: [], lost };
  }

  /**
   * Null when the gap is not known, too old or too long. Whether it is whole is asked once it has been read: what is there
   * then was there before, what was forgotten in between is not.
   */
  private async missed(from: bigint, until: bigint): Promise<readonly PlacedEvent[] | null> {
    const missed: PlacedEvent[] = [];
    for (let at = from; at < until;) {
      const events = (await this.outbox.after(at)).filter(({ position }) => position <= until);
      missed.push(...events);
      if (missed.length > MOST_MISSED) return null;
      at = events.at(-1)?.position ?? until;
    }
    return (await this.outbox.reaches(from, until)) ? missed : null;
  }

  private cursorOf({ ctx }: Subscriber, position: bigint): string {
    return this.cursor.seal(position, ctx.principal.sessionId);
  }
}

/** The reader has no cursor: only what comes from now on. */
const LATEST = -1n;
/** The reader's cursor is not one of ours: it must read everything again. */
const UNKNOWN = -2n;

function isBehind({ position }: Subscriber, until: bigint): boolean {
  return position !== LATEST && position !== UNKNOWN && position < until;
}

function byPosition(a: Subscriber, b: Subscriber): number {
  return a.position < b.position ? -1 : 1;
}
