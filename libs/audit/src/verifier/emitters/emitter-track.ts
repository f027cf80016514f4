import type { Findings } from '../report/findings.js';
import { Gaps, type Gap } from './gaps.js';
import { MOST_EXCUSED, MOST_WAITING } from './limits.js';
import { OrderCheck } from './order-check.js';
import type { SeenRecord } from './seen-record.js';

/**
 * The numbers of one emitter. Records are sealed in about, not exactly, the order of their numbers: those that come
 * early wait, so that they are judged one after the other. Memory is bounded: past a limit a gap is left behind.
 */
export class EmitterTrack {
  /** The lowest number that is neither seen nor excused nor left behind. */
  private frontier = 1;
  private readonly waiting = new Map<number, SeenRecord>();
  /** Numbers that have no record by the log's own word. */
  private readonly excused = new Map<number, 'void' | 'lost'>();
  readonly gaps = new Gaps();
  readonly order: OrderCheck;
  /** Index of the last record that is sealed; null before the first. */
  lastIndex: number | null = null;
  /** The oldest `at` of the records above the lowest lost number; Infinity without one. */
  oldestAboveLost = Infinity;
  private hasLost = false;

  constructor(
    readonly emitter: string,
    private readonly findings: Findings,
    private readonly overflow: (gap: Gap) => void,
  ) {
    this.order = new OrderCheck(emitter, findings);
  }

  add(record: SeenRecord): void {
    const { seq, index } = record;
    this.lastIndex = index === null ? this.lastIndex : Math.max(this.lastIndex ?? 0, index);
    const why = this.excused.get(seq);
    if (why) {
      this.fault(index, `its number ${seq} is declared ${why}, but this record has it`);
    } else if (seq < this.frontier ? !this.gaps.close(seq) : this.waiting.has(seq)) {
      this.fault(index, `its number ${seq} is taken by another record already`);
    } else if (seq < this.frontier) {
      // It filled a gap that the order had gone past.
      return;
    } else if (seq === this.frontier && this.waiting.size === 0) {
      this.accept(record);
    } else {
      this.waiting.set(seq, record);
      if (this.waiting.size > MOST_WAITING) this.leaveBehind(MOST_WAITING / 2);
    }
    this.drain();
  }

  /**
   * Takes the log's word that a number has no record. Said twice it is the same.
   * @param by index of the record that says so.
   */
  excuse(seq: number, why: 'void' | 'lost', by: number | null): void {
    if (this.excused.has(seq)) return;
    const isTaken = seq < this.frontier ? !this.gaps.close(seq) : this.waiting.has(seq);
    if (isTaken) {
      this.fault(by, `its number ${seq} is declared ${why}, but a record has it`);
      return;
    }
    this.excused.set(seq, why);
    if (this.excused.size > MOST_EXCUSED) this.forgetExcused();
    this.drain();
  }

  /** The end of the log: whatever waits is taken in order, with gaps where numbers are missing. */
  finish(): void {
    this.leaveBehind(0);
  }

  get lastRecord(): SeenRecord | null {
    return this.order.last;
  }

  private drain(): void {
    for (;;) {
      const record = this.waiting.get(this.frontier);
      const why = this.excused.get(this.frontier);
      if (record) {
        this.waiting.delete(this.frontier);
        this.accept(record);
      } else if (why) {
        this.pass(why);
        this.frontier++;
      } else {
        return;
      }
    }
  }

  private accept(record: SeenRecord): void {
    this.order.next(record);
    if (this.hasLost) this.oldestAboveLost = Math.min(this.oldestAboveLost, record.time);
    this.frontier = record.seq + 1;
  }

  private pass(why: 'void' | 'lost'): void {
    if (why === 'void') {
      this.order.skipVoid();
      return;
    }
    this.order.skipLost(1);
    this.hasLost = true;
  }

  /** Goes past missing numbers until no more than `most` records wait. */
  private leaveBehind(most: number): void {
    if (this.waiting.size <= most) return;
    const records = [...this.waiting.values()].sort((a, b) => a.seq - b.seq);
    const oldest = oldestFrom(records);
    for (const [i, record] of records.entries()) {
      if (this.waiting.size <= most) return;
      if (!this.waiting.has(record.seq)) continue;
      // In the middle of the log a gap is no matter of what was in flight at its end.
      this.gapBefore(record, most > 0 ? -Infinity : (oldest[i] as number));
      this.drain();
    }
  }

  private gapBefore(record: SeenRecord, oldestAbove: number): void {
    const [from, to] = [this.frontier, record.seq - 1];
    const after = this.order.last?.index ?? null;
    const past = this.gaps.add({ from, to, after, before: record.index, oldestAbove });
    if (past) this.overflow(past);
    for (const [seq, why] of this.excused) {
      if (seq < from || seq > to) continue;
      this.gaps.close(seq);
      this.pass(why);
    }
    // What is missing is told as such: the epochs in it are no second fault.
    this.order.skipLost(Infinity);
    this.frontier = record.seq;
  }

  /** Half of those that the order went past, the oldest first. */
  private forgetExcused(): void {
    for (const seq of this.excused.keys()) {
      if (seq < this.frontier) this.excused.delete(seq);
      if (this.excused.size <= MOST_EXCUSED / 2) return;
    }
  }

  private fault(index: number | null, what: string): void {
    this.findings.tampered(index, `emitter ${this.emitter}: ${what}`);
  }
}

/** For each record the oldest time of itself and all that follow. */
function oldestFrom(records: readonly SeenRecord[]): number[] {
  const oldest: number[] = [];
  let least = Infinity;
  for (const { time } of [...records].reverse()) {
    least = Math.min(least, time);
    oldest.push(least);
  }
  return oldest.reverse();
}
