import type { Id } from '#kernel';
import type { PendingRecord } from './sequencer-store.js';

/** How far an emitter is sealed. */
export interface EmitterState {
  readonly id: Id;
  readonly lastSeq: number;
  readonly lastAt: Date;
  /** Numbers up to `lastSeq` that neither came nor were declared void. */
  readonly missing: readonly number[];
}

/** An emitter that will not go on. */
export interface SilentEmitter extends EmitterState {
  /** It said so itself, and nothing is missing. */
  readonly hasStopped: boolean;
}

/** How long an emitter may be silent, in milliseconds; it gives a sign of life twice a minute, and begins anew after 75 s. */
const SILENCE_MS = 90_000;

/** A number so far ahead of an unknown emitter is no row of numbers that began: its beginning is not waited for. */
const FARTHEST_FIRST = 10_000;

interface Page {
  lastSeq: number;
  lastAt: Date;
  missing: Set<number>;
  lastEvent: string | null;
  /** On the steady clock of this process. */
  heardAt: number;
}

/** What the sequencer remembers of each emitter, to close those that died: the numbers they took with them are told. */
export class EmitterBook {
  private readonly pages = new Map<Id, Page>();

  constructor(open: readonly EmitterState[], steady: number) {
    for (const { id, lastSeq, lastAt, missing } of open)
      this.pages.set(id, {
        lastSeq,
        lastAt,
        missing: new Set(missing),
        lastEvent: null,
        heardAt: steady,
      });
  }

  /** @returns the emitters that these records are of, as they stand after them. */
  note(records: readonly PendingRecord[], steady: number): EmitterState[] {
    for (const record of records) this.noteOne(record, steady);
    return [...new Set(records.map(({ emitter }) => emitter))].map((id) => this.stateOf(id));
  }

  /** Those that were silent for too long. */
  silent(steady: number): SilentEmitter[] {
    return [...this.pages]
      .filter(([, { heardAt }]) => steady - heardAt > SILENCE_MS)
      .map(([id, { lastEvent, missing }]) => ({
        ...this.stateOf(id),
        hasStopped: missing.size === 0 && (lastEvent === 'emitter.stopped' || lastEvent === 'emitter.closed'),
      }));
  }

  /** The sequencer heard nobody for a while: silence counts from now on. */
  listenAgain(steady: number): void {
    for (const page of this.pages.values()) page.heardAt = steady;
  }

  forget(ids: readonly Id[]): void {
    for (const id of ids) this.pages.delete(id);
  }

  private noteOne({ emitter, emitterSeq, at, body }: PendingRecord, steady: number): void {
    const page = this.pages.get(emitter) ?? {
      lastSeq: emitterSeq > FARTHEST_FIRST ? emitterSeq - 1 : 0,
      lastAt: at,
      missing: new Set<number>(),
      lastEvent: null,
      heardAt: steady,
    };
    this.pages.set(emitter, page);
    page.heardAt = steady;
    page.missing.delete(emitterSeq);
    if (emitterSeq > page.lastSeq) {
      for (let number = page.lastSeq + 1; number < emitterSeq; number++) page.missing.add(number);
      Object.assign(page, { lastSeq: emitterSeq, lastAt: at });
    }
    const { event, void: told = [] } = JSON.parse(String(body)) as { event: string; void?: number[] };
    for (const number of told) page.missing.delete(number);
    if (emitterSeq === page.lastSeq) page.lastEvent = event;
  }

  private stateOf(id: Id): EmitterState {
    const page = this.pages.get(id);
    if (!page) throw new Error(`emitter ${id} is not in the book`);
    const { lastSeq, lastAt, missing } = page;
    return { id, lastSeq, lastAt, missing: [...missing].sort((a, b) => a - b) };
  }
}
