import type { Findings } from '../report/findings.js';
import { LONGEST_OUTAGE_MS, MOST_IN_EPOCH } from './limits.js';
import type { SeenRecord } from './seen-record.js';

/** Judges the records of one emitter in the order of their numbers: epochs and time. */
export class OrderCheck {
  last: SeenRecord | null = null;
  private inEpoch = 0;
  /** Numbers since the last record that have none: each may have been all of an epoch. */
  private lost = 0;
  private rolledBack = 0;

  constructor(
    private readonly emitter: string,
    private readonly findings: Findings,
  ) {}

  next(record: SeenRecord): void {
    const { last } = this;
    if (last) this.follow(last, record);
    this.inEpoch = last?.epoch === record.epoch ? this.inEpoch + 1 : 1;
    if (this.inEpoch === MOST_IN_EPOCH + 1)
      this.fault(record, `its epoch ${record.epoch} has too many records`);
    this.last = record;
    this.lost = 0;
    this.rolledBack = 0;
  }

  /** @param count numbers that no record will have, because they were lost, or are told to be missing. */
  skipLost(count: number): void {
    this.lost += count;
  }

  /** A number that was rolled back. */
  skipVoid(): void {
    this.rolledBack++;
  }

  private follow(last: SeenRecord, record: SeenRecord): void {
    if (record.epoch < last.epoch) {
      this.fault(record, `its epoch goes back from ${last.epoch} to ${record.epoch}`);
    } else if (record.epoch > last.epoch + 1 + this.mayBeEmpty(last, record)) {
      this.fault(record, `between its epochs ${last.epoch} and ${record.epoch} whole epochs are missing`);
    }
    // The record that said so may be one of those that were rolled back or lost.
    const isUntold = this.lost + this.rolledBack === 0 && !record.isClockBack;
    if (record.time < last.time && isUntold) {
      this.fault(
        record,
        `it is ${last.time - record.time} ms older than the one before, and does not say why`,
      );
    }
  }

  /**
   * Whole epochs may have been rolled back only while nothing at all could be written, and an emitter gives up soon
   * then: with the key of today nobody declares the epochs of an hour ago void.
   */
  private mayBeEmpty(last: SeenRecord, record: SeenRecord): number {
    return this.lost + (record.time - last.time <= LONGEST_OUTAGE_MS ? this.rolledBack : 0);
  }

  private fault({ index, seq }: SeenRecord, what: string): void {
    this.findings.tampered(index, `record ${seq} of emitter ${this.emitter}: ${what}`);
  }
}
