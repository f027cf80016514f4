import type { Findings } from '../report/findings.js';
import { MOST_IN_EPOCH } from './limits.js';
import type { SeenRecord } from './seen-record.js';

/** Judges the records of one emitter in the order of their numbers: how it begins, epochs, time. */
export class OrderCheck {
  last: SeenRecord | null = null;
  private inEpoch = 0;
  /** Numbers that were lost or are in flight since the last record: each may have been all of an epoch. */
  private lost = 0;

  constructor(
    private readonly emitter: string,
    private readonly findings: Findings,
  ) {}

  next(record: SeenRecord): void {
    const { last } = this;
    if (last) this.follow(last, record);
    else this.begin(record);
    this.inEpoch = last?.epoch === record.epoch ? this.inEpoch + 1 : 1;
    if (this.inEpoch === MOST_IN_EPOCH + 1)
      this.fault(record, `its epoch ${record.epoch} has too many records`);
    this.last = record;
    this.lost = 0;
  }

  /** @param count numbers that no record will have, through no fault that is told here. */
  skip(count: number): void {
    this.lost += count;
  }

  private begin(record: SeenRecord): void {
    if (record.seq === 1 && record.event !== 'emitter.started')
      this.fault(record, 'it does not begin with emitter.started');
    if (record.seq === 1 && record.epoch !== 0) this.fault(record, 'it does not begin with epoch 0');
  }

  private follow(last: SeenRecord, record: SeenRecord): void {
    if (record.event === 'emitter.started') this.fault(record, 'it starts a second time');
    if (record.epoch < last.epoch) {
      this.fault(record, `its epoch goes back from ${last.epoch} to ${record.epoch}`);
    } else if (record.epoch > last.epoch + 1 + this.lost) {
      this.fault(record, `between its epochs ${last.epoch} and ${record.epoch} whole epochs are missing`);
    }
    if (record.time < last.time && !record.isClockBack) {
      this.fault(
        record,
        `it is ${last.time - record.time} ms older than the one before, and does not say why`,
      );
    }
  }

  private fault({ index, seq }: SeenRecord, what: string): void {
    this.findings.tampered(index, `record ${seq} of emitter ${this.emitter}: ${what}`);
  }
}
