import type { NoteVerifier } from '../../tree/note/note-key.js';
import { checkSignatures, type VerifiedSignature } from '../../tree/note/open-note.js';
import {
  readCheckpoint,
  whyUnreadable,
  type HeldCheckpoint,
  type HeldCheckpoints,
  type ReadCheckpoint,
} from '../directory/held-checkpoints.js';
import { LONGEST_PAUSE_MS } from '../emitters/limits.js';
import type { Findings } from '../report/findings.js';
import type { KeyEras } from './key-eras.js';
import type { TreeCheck } from './tree-check.js';
import type { WitnessCheck } from './witness-check.js';

/** Signatures, cosignatures, root, origin and time of every checkpoint, as the log reaches its size. */
export class CheckpointCheck {
  private origin: string | null;
  private time = -Infinity;
  private sealing = -Infinity;
  private sameSize: { size: number; root: Buffer } | null = null;

  constructor(
    private readonly held: HeldCheckpoints,
    private readonly eras: KeyEras,
    private readonly witnesses: WitnessCheck,
    private readonly findings: Findings,
    origin: string | null,
  ) {
    this.origin = origin;
  }

  /** Milliseconds of the newest checkpoint so far; -Infinity before the first that says. */
  get newestTime(): number {
    return this.time;
  }

  /** Milliseconds of the last checkpoint after a pause: then the sequencer began to listen to emitters anew. */
  get sealingSince(): number {
    return this.sealing;
  }

  reach(tree: TreeCheck): void {
    for (let one = this.held.next(tree.size); one; one = this.held.next(tree.size)) this.check(one, tree);
  }

  /** @param size of the log, whose last entries may not have been reached. */
  end(size: number): void {
    const { count, first } = this.held.left();
    if (!first) return;
    if (first.size <= size) {
      this.findings.incomplete(
        `${count} checkpoints, from ${first.name} on: their entries could not be read`,
      );
      return;
    }
    this.findings.tampered(
      size,
      `${first.name} was made of ${first.size} entries, but the log ends after ${size}: it was cut back, or an older state was put in its place`,
    );
  }

  private check(held: HeldCheckpoint, tree: TreeCheck): void {
    const last = Math.max(0, held.size - 1);
    try {
      const checkpoint = readCheckpoint(held.path);
      if (checkpoint?.size !== held.size) {
        this.findings.tampered(last, `${held.name} is not a checkpoint of the size in its name`);
        return;
      }
      const isOurs = this.isSigned(held, checkpoint, last);
      this.compareWithSameSize(held, checkpoint, last);
      // What the log never signed shows nothing about its entries.
      if (isOurs) tree.holds(checkpoint.root, held.name);
      this.checkOrigin(held, checkpoint, last);
      if (held.from !== 'outside') this.checkTime(held, checkpoint, last);
    } catch (error) {
      this.findings.tampered(last, `${held.name}: ${whyUnreadable(error)}`);
    }
  }

  /** @returns false only when the log has keys and none of them signed. */
  private isSigned(held: HeldCheckpoint, { note }: ReadCheckpoint, index: number): boolean {
    const verified = checkSignatures(note, [...this.eras.keys, ...this.witnesses.keys]);
    const signers = verified.map(({ key }: VerifiedSignature): NoteVerifier => key);
    this.witnesses.saw(signers, held.size);
    if (this.eras.keys.length === 0) return true;
    if (this.eras.accepts(signers, held.size)) return true;
    const what = `${held.name} has no signature of the key that signed the log at this size`;
    if (held.from === 'outside') this.findings.incomplete(what);
    else this.findings.tampered(index, what);
    return false;
  }

  private compareWithSameSize(held: HeldCheckpoint, { root, size }: ReadCheckpoint, index: number): void {
    if (this.sameSize?.size === size && !this.sameSize.root.equals(root)) {
      this.findings.tampered(index, `${held.name}: two checkpoints of ${size} entries have different roots`);
    }
    this.sameSize = { size, root };
  }

  private checkOrigin(held: HeldCheckpoint, { origin }: ReadCheckpoint, index: number): void {
    this.origin ??= origin;
    if (origin !== this.origin) this.findings.tampered(index, `${held.name} is of another log, ${origin}`);
  }

  private checkTime(held: HeldCheckpoint, { time }: ReadCheckpoint, index: number): void {
    if (time === null) {
      this.findings.tampered(index, `${held.name} does not say when it was made`);
    } else if (time < this.time) {
      this.findings.tampered(index, `${held.name} is older than a checkpoint before it`);
    }
    if (time !== null && time - this.time > LONGEST_PAUSE_MS) this.sealing = time;
    this.time = Math.max(this.time, time ?? -Infinity);
  }
}
