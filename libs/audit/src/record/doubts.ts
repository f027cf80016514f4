import type { Id } from '#kernel';

/** A record whose transaction did not end well, as far as its writer heard. */
export interface DoubtfulRow {
  readonly id: Id;
  readonly emitter: Id;
  readonly emitterSeq: number;
  readonly told: readonly number[];
}

/** How long the database may still be at work on what was given up, in milliseconds: longer than its own limit for a statement. */
const UNDECIDED_MS = 8_000;

interface Doubt {
  readonly row: DoubtfulRow;
  readonly since: number;
}

/**
 * Records of which nobody knows whether they stand: a connection that breaks during a COMMIT tells nothing. The
 * database is asked before their numbers are declared void: a number that is declared void and has a record would look
 * like a forgery.
 */
export class Doubts {
  private open: Doubt[] = [];

  /** @param steady milliseconds that never go back. */
  add(rows: readonly DoubtfulRow[], steady: number): void {
    this.open.push(...rows.map((row) => ({ row, since: steady })));
  }

  /** Takes those that are decided by now; whoever cannot ask gives them back. @param most the database is asked for at once. */
  take(steady: number, most: number): readonly DoubtfulRow[] {
    const decided = this.open.filter(({ since }) => steady - since >= UNDECIDED_MS).slice(0, most);
    this.open = this.open.filter((doubt) => !decided.includes(doubt));
    return decided.map(({ row }) => row);
  }

  /** They are decided already: asked for the next time. */
  giveBack(rows: readonly DoubtfulRow[]): void {
    this.open.push(...rows.map((row) => ({ row, since: -Infinity })));
  }
}
