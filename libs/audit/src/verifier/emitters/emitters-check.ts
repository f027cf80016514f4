import { isCount } from '../checks/record-check.js';
import type { SealedRecord } from '../checks/sealed-record.js';
import type { PrunedRanges } from '../directory/pruned-ranges.js';
import type { Findings } from '../report/findings.js';
import type { EmitterEnd } from './emitter-end.js';
import { EmitterTrack } from './emitter-track.js';
import { EndCheck, type LogEnd } from './end-check.js';

/** The chain of every emitter: each number once, declared gaps only, an end that is told. */
export class EmittersCheck {
  private readonly tracks = new Map<string, EmitterTrack>();
  private readonly ends = new Map<string, EmitterEnd>();
  private readonly judge: EndCheck;

  constructor(
    private readonly findings: Findings,
    pruned: PrunedRanges,
  ) {
    this.judge = new EndCheck(findings, pruned);
  }

  get count(): number {
    return this.tracks.size;
  }

  add(record: SealedRecord): void {
    const { index, time, fields } = record;
    const { emitter, emitterSeq: seq, epoch, event, facts } = fields;
    const isClockBack = Boolean(facts['clockBack']);
    const track = this.track(emitter);
    track.add({ seq, index, time, epoch, event, isClockBack });
    for (const number of fields.void ?? []) {
      if (number < seq) track.excuse(number, 'void', index);
      else
        this.findings.tampered(
          index,
          `record ${seq} of emitter ${emitter} declares the later ${number} void`,
        );
    }
    if (event === 'emitter.closed') this.close(record);
  }

  end(log: LogEnd): void {
    for (const track of this.tracks.values()) {
      track.finish();
      this.judge.end(track, this.ends.get(track.emitter) ?? null, log);
    }
  }

  private close({ index, fields }: SealedRecord): void {
    const { emitter, last, lost } = fields.facts;
    const numbers = Array.isArray(lost) ? lost.map(Number) : [];
    const isSound =
      typeof emitter === 'string' &&
      emitter !== fields.emitter &&
      isCount(last, 1) &&
      numbers.every((number) => isCount(number, 1) && number < last);
    if (!isSound) {
      this.findings.tampered(index, 'emitter.closed does not say which other emitter ended, and how');
      return;
    }
    const known = this.ends.get(emitter);
    if (known && known.last !== last) {
      this.findings.tampered(
        index,
        `emitter ${emitter} is told to have ended with ${known.last} and with ${last}`,
      );
    }
    this.ends.set(emitter, { last, by: index });
    for (const number of numbers) this.track(emitter).excuse(number, 'lost', index);
  }

  private track(emitter: string): EmitterTrack {
    const known = this.tracks.get(emitter);
    if (known) return known;
    const track = new EmitterTrack(emitter, this.findings, (gap) => this.judge.gap(emitter, gap));
    this.tracks.set(emitter, track);
    return track;
  }
}
