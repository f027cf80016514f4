import type { RawLine } from '../mattermost/line-reader.js';
import type { ImportRow } from '../mattermost/post-rows.js';
import type { FilePlace } from './work.repository.js';

/** A batch is written within the time that a statement has: so many messages, rows of the report, so much text, so many lines. */
const MOST_MESSAGES = 250;
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 524_288;
const MOST_LINES = 5_000;

export interface GivenBatch {
  readonly from: FilePlace;
  readonly to: FilePlace;
  readonly rows: readonly ImportRow[];
}

/** Rows that are written together, and the two places in the file between which they lie. */
export class Batch {
  private rows: ImportRow[] = [];
  private messages = 0;
  private characters = 0;
  private lines = 0;
  private to: FilePlace;

  constructor(public from: FilePlace) {
    this.to = from;
  }

  /** Takes the rows of a line, without those that are done with. Yields whether it is full, after each that filled it. */
  *take(line: RawLine, rows: readonly ImportRow[]): Generator<boolean> {
    const begin = this.to.bytes;
    const done = this.from.line === line.number - 1 && this.to.line === this.from.line ? this.from.part : 0;
    for (const [index, row] of rows.entries()) {
      if (row.part < done) continue;
      this.rows.push(row);
      if (row.message) this.messages += 1;
      this.characters += row.message?.body.length ?? 0;
      if (index === rows.length - 1) break;
      this.to = { line: line.number - 1, part: row.part + 1, bytes: begin };
      if (this.isFull()) yield true;
    }
    this.to = { line: line.number, part: 0, bytes: line.end };
    this.lines += 1;
    if (this.isFull()) yield true;
  }

  /** What was taken so far; the next batch begins where it ends. */
  give(): GivenBatch {
    const given = { from: this.from, to: this.to, rows: this.rows };
    this.from = this.to;
    this.rows = [];
    this.messages = 0;
    this.characters = 0;
    this.lines = 0;
    return given;
  }

  private isFull(): boolean {
    return (
      this.messages >= MOST_MESSAGES ||
      this.rows.length >= MOST_ROWS ||
      this.characters >= MOST_CHARACTERS ||
      this.lines >= MOST_LINES
    );
  }
}
