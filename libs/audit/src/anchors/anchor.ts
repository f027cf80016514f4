import type { SealedRecord } from '../sequencer/sequencer-store.js';

/** A sealed record with what it says of persons; null for nothing, or nothing any more. */
export interface AnchoredRecord extends SealedRecord {
  readonly personal: Buffer | null;
}

/** How far the log was sealed when a batch was told, and the signed note that says so. */
export interface SignedHead {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly note: string;
}

export interface AnchorBatch {
  /** In the order of the log; empty when only the head is told. */
  readonly records: readonly AnchoredRecord[];
  readonly head: SignedHead;
  /** Whether the head is a message of its own behind the records. */
  readonly tellsHead: boolean;
}

/** A place outside the database that holds copies of what was sealed. */
export interface Anchor {
  /** Under which the database remembers how far it got. */
  readonly name: string;
  /**
   * Resolves when the place has the whole batch; only then is the next one given.
   * @throws when it may not have all of it: the batch is given again, and what it had of it comes twice.
   */
  take(batch: AnchorBatch, stop: AbortSignal): Promise<void>;
}
