/** Longest line that is read, in bytes: a post with all its replies. Longer ones are walked over without being kept. */
export const MAX_LINE_BYTES = 8_388_608;

export interface RawLine {
  /** From 1. */
  readonly number: number;
  /** Null: too long. Without its end (LF or CRLF), and without the mark that some editors put before the first line. */
  readonly bytes: Buffer | null;
  /** Bytes of the file up to and with the end of this line. */
  readonly end: number;
}

const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Cuts bytes that come in chunks into lines. It holds one line at most, and of one that is too long nothing. */
export class LineReader {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private tooLong = false;

  /**
   * @param number of the last line that was read before; 0 at the beginning of the file.
   * @param position bytes of the file before the first chunk.
   */
  constructor(
    private number = 0,
    private position = 0,
  ) {}

  /** The lines that end in this chunk. */
  *feed(chunk: Buffer): Generator<RawLine> {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      this.hold(chunk.subarray(start, end));
      start = end + 1;
      yield this.take(1);
    }
    this.hold(chunk.subarray(start));
  }

  /** What stands after the last end of a line; nothing when the file ends with one. */
  *finish(): Generator<RawLine> {
    if (this.heldBytes > 0) yield this.take(0);
  }

  private hold(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.heldBytes += bytes.length;
    if (this.heldBytes > MAX_LINE_BYTES) {
      this.tooLong = true;
      this.held = [];
    }
    if (!this.tooLong) this.held.push(bytes);
  }

  private take(endBytes: number): RawLine {
    this.number += 1;
    this.position += this.heldBytes + endBytes;
    const bytes = this.tooLong ? null : trimmed(Buffer.concat(this.held), this.number === 1);
    this.held = [];
    this.heldBytes = 0;
    this.tooLong = false;
    return { number: this.number, bytes, end: this.position };
  }
}

function trimmed(line: Buffer, isFirst: boolean): Buffer {
  const start = isFirst && line.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  return line.subarray(start, line.at(-1) === CR ? line.length - 1 : line.length);
}
