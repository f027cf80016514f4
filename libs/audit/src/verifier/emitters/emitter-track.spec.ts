import { describe, expect, it } from '@jest/globals';
import { Findings } from '../report/findings.js';
import { EmitterTrack } from './emitter-track.js';
import type { Gap } from './gaps.js';

const findings = new Findings();
const track = (): EmitterTrack => new EmitterTrack('e', findings, () => undefined);
const record = (seq: number): Parameters<EmitterTrack['add']>[0] => ({
  seq,
  index: seq,
  time: seq,
  epoch: Math.floor(seq / 1000),
  event: seq === 1 ? 'emitter.started' : 'message.read',
  isClockBack: false,
});
const open = ({ gaps }: EmitterTrack): unknown => gaps.open.map(({ from, to }: Gap) => [from, to]);

describe('the numbers of an emitter', () => {
  it('may have a gap that a record, or a word, closes long after', () => {
    const one = track();
    for (let seq = 1; seq <= 150_000; seq++) if (seq !== 7 && seq !== 9) one.add(record(seq));
    // Past what waits in memory the gaps are left behind; nothing waits any more.
    expect(open(one)).toEqual([
      [7, 7],
      [9, 9],
    ]);
    one.add(record(7));
    one.excuse(9, 'void', 1);
    one.finish();
    expect([open(one), one.lastRecord?.seq, findings.tamperings]).toEqual([[], 150_000, 0]);
  });

  it('are read in whatever order, with numbers that were declared before', () => {
    const one = track();
    one.excuse(4, 'void', 0);
    for (const seq of [5, 3, 1, 2, 6]) one.add(record(seq));
    one.finish();
    expect([open(one), one.lastRecord?.seq, findings.tamperings]).toEqual([[], 6, 0]);
  });

  it('that are impossible cost no memory', () => {
    const one = track();
    one.add(record(1));
    one.add(record(Number.MAX_SAFE_INTEGER));
    one.excuse(5, 'void', 1);
    one.finish();
    expect(open(one)).toEqual([
      [2, 4],
      [6, Number.MAX_SAFE_INTEGER - 1],
    ]);
  });
});
