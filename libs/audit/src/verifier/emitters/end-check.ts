import type { PrunedRanges } from '../directory/pruned-ranges.js';
import type { Findings } from '../report/findings.js';
import type { EmitterEnd } from './emitter-end.js';
import type { EmitterTrack } from './emitter-track.js';
import type { Gap } from './gaps.js';
import { IN_DOUBT_MS, IN_FLIGHT_MS, SILENT_MS } from './limits.js';
import type { SeenRecord } from './seen-record.js';

/** When the log ends, in milliseconds. */
export interface LogEnd {
  /** Time of the newest checkpoint or record. */
  readonly now: number;
  /** Since when the sequencer listens without a pause. */
  readonly listening: number;
}

/** After these an emitter says nothing more: the second is how the sequencer ends that closed another one. */
const LAST_EVENTS: ReadonlySet<string> = new Set(['emitter.stopped', 'emitter.closed']);

/** Judges what is left of an emitter at the end of the log: open numbers, lost ones, and whether it ended. */
export class EndCheck {
  constructor(
    private readonly findings: Findings,
    private readonly pruned: PrunedRanges,
  ) {}

  /** @param listening milliseconds since when the sequencer listens without a pause. */
  end(track: EmitterTrack, end: EmitterEnd | null, { now, listening }: LogEnd): void {
    const { emitter, lastRecord: last, lastIndex } = track;
    if (!last) {
      if (end) this.missing(emitter, 1, end.last, null, end.by);
      return;
    }
    const isStopped = LAST_EVENTS.has(last.event);
    const isRunning = !isStopped && !end && last.time > now - SILENT_MS;
    for (const gap of track.gaps.open) {
      const age = last.time - gap.oldestAbove;
      if (isRunning && age <= IN_DOUBT_MS) this.inFlight(emitter, gap, age > IN_FLIGHT_MS);
      else this.gap(emitter, gap);
    }
    this.checkLost(emitter, last.time - track.oldestAboveLost, end?.by ?? lastIndex);
    if (end) this.checkClosed(track, last, end);
    else if (!isStopped && !isRunning) this.silent(track, last, now - listening < SILENT_MS);
  }

  gap(emitter: string, { from, to, after, before }: Gap): void {
    this.missing(emitter, from, to, after, before);
  }

  /** @param age how much older than the last record of the emitter what was declared lost is, in ms. */
  private checkLost(emitter: string, age: number, index: number | null): void {
    if (age > IN_DOUBT_MS) {
      this.findings.tampered(
        index,
        `emitter ${emitter}: numbers are declared lost that are older than what a crash can lose`,
      );
    } else if (age > IN_FLIGHT_MS) {
      this.findings.incomplete(
        `emitter ${emitter}: numbers are declared lost that are ${Math.round(age / 1000)} s older than its last: in doubt when it crashed, or taken away`,
      );
    }
  }

  private checkClosed({ emitter, lastIndex }: EmitterTrack, { seq }: SeenRecord, end: EmitterEnd): void {
    if (seq < end.last) this.missing(emitter, seq + 1, end.last, lastIndex, end.by);
    if (seq > end.last) {
      this.findings.tampered(
        lastIndex,
        `emitter ${emitter} has the number ${seq}, but is told to have ended with ${end.last}`,
      );
    }
  }

  private silent({ emitter, lastIndex }: EmitterTrack, { seq, time }: SeenRecord, isUnheard: boolean): void {
    const at = new Date(time).toISOString();
    if (isUnheard) {
      this.findings.incomplete(
        `emitter ${emitter} is silent since ${at}, but the sequencer had just begun to listen: a later export tells whether it ended`,
      );
      return;
    }
    if (this.pruned.mayHold(lastIndex ?? 0, Infinity)) {
      this.findings.incomplete(
        `whether emitter ${emitter} ended after its number ${seq} cannot be told: entries are pruned`,
      );
      return;
    }
    this.findings.tampered(
      lastIndex,
      `emitter ${emitter} falls silent after its number ${seq} at ${at} without an end: its records from number ${seq + 1} on are missing`,
    );
  }

  private inFlight(emitter: string, { from, to }: Gap, isInDoubt: boolean): void {
    const what = `emitter ${emitter}: ${range(from, to)}`;
    if (isInDoubt) {
      this.findings.incomplete(
        `${what} missing for some seconds: in doubt, or taken away; a later export tells`,
      );
    } else {
      this.findings.remark(`${what} in flight when the export was made`);
    }
  }

  private missing(
    emitter: string,
    from: number,
    to: number,
    after: number | null,
    before: number | null,
  ): void {
    if (this.pruned.mayHold(after ?? 0, before ?? Infinity)) {
      this.findings.incomplete(`emitter ${emitter}: ${range(from, to)} missing, perhaps pruned`);
      return;
    }
    const place = before === null ? 'missing' : 'missing before this';
    this.findings.tampered(
      before,
      `emitter ${emitter}: ${range(from, to)} ${place}: neither recorded nor declared void or lost`,
    );
  }
}

function range(from: number, to: number): string {
  return from === to ? `number ${from} is` : `numbers ${from} to ${to} are`;
}
