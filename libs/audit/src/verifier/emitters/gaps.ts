import { MOST_GAPS } from './limits.js';

/** Numbers from `from` to `to` that no record has. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Indexes of the records before and after; null for one that is not sealed yet, or for the beginning. */
  readonly after: number | null;
  readonly before: number | null;
  /** The oldest `at` of all records that are above; what was in flight at the end lies above no older one. */
  readonly oldestAbove: number;
}

/** Gaps that the order went past; a late record or a later word may still close them. */
export class Gaps {
  private list: Gap[] = [];

  /** @returns a gap that has to be judged now, since too many are open. */
  add(gap: Gap): Gap | null {
    this.list.push(gap);
    return this.list.length > MOST_GAPS ? (this.list.shift() ?? null) : null;
  }

  /** Takes a number out. @returns whether it was open. */
  close(seq: number): boolean {
    const place = this.list.findIndex(({ from, to }) => from <= seq && seq <= to);
    const gap = this.list[place];
    if (!gap) return false;
    const rest = [
      { ...gap, to: seq - 1 },
      { ...gap, from: seq + 1 },
    ].filter(({ from, to }) => from <= to);
    this.list.splice(place, 1, ...rest);
    return true;
  }

  get open(): readonly Gap[] {
    return this.list;
  }
}
