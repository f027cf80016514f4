import type { Clock, Id } from '#kernel';
import { erasureText } from '../erasure/erasure-text.js';
import { parseCheckpoint } from '../tree/checkpoint.js';
import { openNote } from '../tree/note/open-note.js';
import { bodyUnder } from './body-under.js';
import type { OwnRecords } from './own-records.js';
import type { SequencerStore } from './sequencer-store.js';
import type { SigningKey } from './signing-key.js';

/** Records whose identities go in one statement: a tenth of a second of work. */
const BATCH = 2_000;

export interface EraserParts {
  readonly origin: string;
  /** Months, beside the running one, that it is kept who did what; null: for as long as the records. */
  readonly keepIdentitiesMonths: number | null;
  readonly store: SequencerStore;
  readonly key: SigningKey;
  readonly records: OwnRecords;
  readonly clock: Clock;
}

/**
 * Erases what old records say of persons. The log announces it first, signed, and it is done when that is sealed: at no
 * moment is anything missing of which the log does not say so.
 */
export class Eraser {
  /** The announcement of what is under way. */
  private announcement: Id | null = null;

  constructor(private readonly parts: EraserParts) {}

  /** Looks whether a month is over. @throws LogAlarm when what is to be erased is not what was sealed. */
  async look(): Promise<void> {
    const { keepIdentitiesMonths, clock, store } = this.parts;
    if (this.announcement !== null || keepIdentitiesMonths === null) return;
    const now = clock.now();
    const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepIdentitiesMonths));
    const next = await store.nextErasure(before);
    if (next) this.announcement = next.announcement ?? (await this.announce(next.from, next.to, before));
  }

  /** A batch. @returns whether there is more. */
  async step(): Promise<boolean> {
    const { announcement } = this;
    if (announcement === null) return false;
    const far = await this.parts.store.erase(announcement, BATCH);
    // It is not sealed yet.
    if (!far) return false;
    if (far.done === far.to) this.announcement = null;
    return far.done < far.to;
  }

  private async announce(from: number, to: number, before: Date): Promise<Id | null> {
    const { origin, key, records } = this.parts;
    if (!(await this.areOld(from, to, before))) return null;
    const signature = key.signer.sign(erasureText(origin, from, to), 0).toString('base64');
    return records.announce({ event: 'audit.identities_erased', facts: { from, to, signature } });
  }

  /**
   * Whether records were made before a moment, by their sealed bodies: the last, the second last, the fourth last and so on.
   * The database says what is old; whoever rules it could say so of yesterday, or keep one old record back to be sealed
   * last.
   */
  private async areOld(from: number, to: number, before: Date): Promise<boolean> {
    const { store, key } = this.parts;
    const { note } = await store.head();
    if (note === null) return false;
    const head = parseCheckpoint(openNote(Buffer.from(note, 'utf8'), key.known()).text);
    for (let back = 1; back <= to - from; back *= 2) {
      const body = await bodyUnder(head, store, to - back);
      // What is gone needs no erasing; of a range whose end is gone nothing is known.
      if (body === null && back === 1) return false;
      if (body !== null && timeOf(body) >= before.getTime()) return false;
    }
    return true;
  }
}

/** Milliseconds since 1970. */
function timeOf(body: Buffer): number {
  const { at } = JSON.parse(body.toString('utf8')) as { readonly at: string };
  return Date.parse(at);
}
