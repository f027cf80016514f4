import type { SequencerStore } from './sequencer-store.js';

/** Checkpoints that are looked at in one statement: 50 ms of work. */
const BATCH = 200;

/**
 * Removes checkpoints that can be done without: a busy log makes four a second. Which those are is for the database; each
 * needs one look, for what lies about an old one changes no more.
 */
export class Thinner {
  private after = 0;
  private isDue = true;

  constructor(private readonly store: Pick<SequencerStore, 'thin'>) {}

  /** Others have become old since. */
  look(): void {
    this.isDue = true;
  }

  /** A batch. @returns whether there is more. */
  async step(): Promise<boolean> {
    if (!this.isDue) return false;
    const { last, more } = await this.store.thin(this.after, BATCH);
    this.after = last ?? this.after;
    this.isDue = more;
    return more;
  }
}
