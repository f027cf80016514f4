import { open } from 'node:fs/promises';
import type { Anchor, AnchorBatch, AnchoredRecord } from '../anchor.js';
import { fileLine, headLine } from './file-lines.js';
import { lastIndex } from './last-index.js';

/**
 * A file that is only appended to, for a share that keeps what was written. It is opened anew for each batch, so that
 * whoever rotates it only renames it; what it held at the end is read first, so that a batch that was written and not
 * noted is not written twice.
 */
export class FileAnchor implements Anchor {
  readonly name = 'file';

  constructor(private readonly file: string) {}

  async take({ records, head, tellsHead }: AnchorBatch): Promise<void> {
    const file = await open(this.file, 'a+', 0o640);
    try {
      const { index, isTorn } = await lastIndex(file);
      const lines = this.missing(records, index).map(fileLine);
      if (tellsHead) lines.push(headLine(head));
      // What was cut off by a full disk or a death stays, as a line of its own.
      await file.appendFile(`${isTorn ? '\n' : ''}${lines.join('')}`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /** Those after the last of the file, if its end lies within them; a file of another time says nothing. */
  private missing(records: readonly AnchoredRecord[], held: number | null): readonly AnchoredRecord[] {
    return held === null || held > (records.at(-1)?.index ?? -1)
      ? records
      : records.filter(({ index }) => index > held);
  }
}
