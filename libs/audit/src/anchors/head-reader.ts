import type { SequencerStore } from '../sequencer/sequencer-store.js';
import type { SigningKey } from '../sequencer/signing-key.js';
import { parseCheckpoint } from '../tree/checkpoint.js';
import { openNote } from '../tree/note/open-note.js';
import type { SignedHead } from './anchor.js';

/** The last checkpoint, if the key of the log signed it: a root that somebody wrote into the database goes nowhere. */
export class HeadReader {
  constructor(
    private readonly store: Pick<SequencerStore, 'head'>,
    private readonly key: Pick<SigningKey, 'known'>,
  ) {}

  /** Null before the first checkpoint. @throws TreeError when no key that is known signed it. */
  async read(): Promise<SignedHead | null> {
    const { note } = await this.store.head();
    if (note === null) return null;
    const { size, root } = parseCheckpoint(openNote(Buffer.from(note, 'utf8'), this.key.known()).text);
    return { size, root: root.toString('base64'), note };
  }
}
