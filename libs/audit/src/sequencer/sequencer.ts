import type { Clock, Id } from '#kernel';
import { leafEntry } from '../record/leaf-entry.js';
import { appendLeaves, type ChangedTile } from '../tree/append-leaves.js';
import { checkpointTime, formatCheckpoint, parseCheckpoint, timeLine } from '../tree/checkpoint.js';
import { leafHash } from '../tree/hashes.js';
import type { NoteSigner } from '../tree/note/note-key.js';
import { openNote, signNote } from '../tree/note/open-note.js';
import { checkLog } from './check-log.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { Eraser } from './eraser.js';
import { EmitterBook, type SilentEmitter } from './emitter-book.js';
import type { OwnRecords } from './own-records.js';
import type { PendingRecord, SequencerStore } from './sequencer-store.js';
import { Thinner } from './thinner.js';
import type { SigningKey } from './signing-key.js';

/** Most records of one batch. */
const BATCH = 5_000;

/** How long the log may go without a checkpoint, in milliseconds: an idle log says that it is idle. */
const LONGEST_PAUSE_MS = 60_000;

/** Most numbers that one record can tell as lost; an emitter that lost more stays open, and the verifier says so. */
const MOST_LOST = 1_000;

/** What the sequencer works with. */
export interface SequencerParts {
  readonly origin: string;
  /** Months that records are kept for, beside the running one; null: for ever. */
  readonly keepMonths: number | null;
  /** Months, beside the running one, that it is kept who did what; null: for as long as the records. */
  readonly keepIdentitiesMonths: number | null;
  readonly store: SequencerStore;
  readonly key: SigningKey;
  readonly published: CheckpointFile;
  readonly clock: Clock;
  /** Milliseconds that never go back. */
  readonly steady: () => number;
  readonly records: OwnRecords;
}

/** Seals what was recorded: each record gets its place in the tree, and each batch a signed checkpoint. One at a time. */
export class Sequencer {
  private size = 0;
  private lastTime = 0;
  private book = new EmitterBook([], 0);
  /** The last tile of each level, which each batch reads. */
  private edge = new Map<number, ChangedTile>();
  /** Emitters that ended since the last batch. */
  private ended: Id[] = [];

  private readonly eraser: Eraser;
  private readonly thinner: Thinner;

  constructor(private readonly parts: SequencerParts) {
    this.eraser = new Eraser(parts);
    this.thinner = new Thinner(parts.store);
  }

  /** Looks whether the log can be gone on from. @throws LogAlarm when it is not what it was. */
  async begin(): Promise<void> {
    const { store, key, published, records } = this.parts;
    await this.takeUp();
    await store.makePartitions();
    await records.record({
      event: 'audit.sequencer_started',
      facts: { vkey: key.signer.verifier.vkey, size: this.size },
    });
    const note = published.read();
    if (note === null) await this.seal([]);
  }

  /** @returns how many records were sealed. @throws LogAlarm; DomainError while the database is away. */
  async round(): Promise<number> {
    const { store, clock } = this.parts;
    const records = await store.pending(BATCH);
    const isDue = clock.now().getTime() - this.lastTime >= LONGEST_PAUSE_MS;
    if (records.length > 0 || isDue) await this.seal(records);
    return records.length;
  }

  /** What need not be done with each batch: closes the dead, sees to the months to come and gone, changes the key. */
  async keep(): Promise<void> {
    const { records, steady } = this.parts;
    for (const emitter of this.book.silent(steady()))
      if (emitter.id !== records.emitterId) await this.close(emitter);
    // A sequencer that runs for months meets months that were not there when it began.
    await this.parts.store.makePartitions();
    await this.prune();
    await this.eraser.look();
    this.thinner.look();
    const next = this.parts.key.next();
    if (next) await this.changeKey(next);
  }

  /** A small piece of what has no hurry. @returns whether there is more. */
  async tidy(): Promise<boolean> {
    const hasMoreToThin = await this.thinner.step();
    return (await this.eraser.step()) || hasMoreToThin;
  }

  /** After an outage: nobody could be heard meanwhile, and another sequencer may have gone on. */
  async takeUp(): Promise<void> {
    const { store, key, published, steady } = this.parts;
    const head = await store.head();
    await checkLog(store, head, published.read(), key.known());
    this.edge = new Map();
    this.size = head.size;
    if (head.note !== null) {
      const { text } = openNote(Buffer.from(head.note, 'utf8'), key.known());
      this.lastTime = checkpointTime(parseCheckpoint(text)) ?? 0;
    }
    this.book = new EmitterBook(await store.openEmitters(), steady());
  }

  /** What is older than it is kept goes, by whole months; the tree over it stays, and the log says what went. */
  private async prune(): Promise<void> {
    const { keepMonths, clock, store, records } = this.parts;
    if (keepMonths === null) return;
    const now = clock.now();
    const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepMonths));
    const pruned = await store.prune(before);
    if (pruned) await records.record({ event: 'audit.pruned', facts: { ...pruned } });
  }

  private async close({ id, lastSeq, missing, hasStopped }: SilentEmitter): Promise<void> {
    // It stays open, and the verifier says that too much is missing.
    if (missing.length > MOST_LOST) return;
    if (!hasStopped)
      await this.parts.records.record({
        event: 'emitter.closed',
        facts: { emitter: id, last: lastSeq, lost: missing },
      });
    this.book.forget([id]);
    this.ended.push(id);
  }

  /** The old key signs what announces the new one, the new one the checkpoint after it; then it takes the old one's place. */
  private async changeKey(next: NoteSigner): Promise<void> {
    const { key, records } = this.parts;
    await records.record({ event: 'audit.key_rotated', facts: { vkey: next.verifier.vkey } });
    while ((await this.round()) > 0);
    if (await this.seal([], next)) key.rotate(next);
  }

  /** @returns false when somebody else has sealed since: the log was taken up anew. */
  private async seal(records: readonly PendingRecord[], signer = this.parts.key.signer): Promise<boolean> {
    const { store, published, steady } = this.parts;
    const leaves = records.map(({ mac, body }) => leafHash(leafEntry(mac, body)));
    const { size, root, tiles } = await appendLeaves(this.size, (level, n) => this.tile(level, n), leaves);
    const { note, time } = this.sign(size, root, signer);
    const sealed = await store.seal({
      from: this.size,
      ids: records.map(({ id }) => id),
      tiles,
      note,
      emitters: this.book.note(records, steady()),
      ended: this.ended,
    });
    if (!sealed) {
      await this.takeUp();
      return false;
    }
    for (const tile of tiles) this.edge.set(tile.level, tile);
    Object.assign(this, { size, lastTime: time, ended: [] });
    published.write(note);
    return true;
  }

  private sign(size: number, root: Buffer, signer: NoteSigner): { note: string; time: number } {
    const { origin, clock } = this.parts;
    // A clock that was set back does not set back the log.
    const time = Math.max(clock.now().getTime(), this.lastTime);
    const text = formatCheckpoint({ origin, size, root, extensions: [timeLine(time)] });
    return { note: signNote(text, [signer], Math.floor(time / 1000)), time };
  }

  private async tile(level: number, n: number): Promise<Buffer | null> {
    const held = this.edge.get(level);
    return held?.n === n ? held.bytes : this.parts.store.tile(level, n);
  }
}
