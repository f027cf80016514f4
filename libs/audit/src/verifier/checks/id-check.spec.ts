import { describe, expect, it } from '@jest/globals';
import { Findings } from '../report/findings.js';
import { IdCheck } from './id-check.js';
import { IdSet } from './id-set.js';

/** Ids in the order of time, as UUIDv7 are. */
const id = (n: number, end = '0000'): string =>
  `0191b7a0-${n.toString(16).padStart(4, '0')}-7000-8000-${(n % 7).toString(16).padStart(8, '0')}${end}`;
const [MANY, GENERATION] = [700, 200];

const checked = (extra: (ids: IdCheck) => void): { findings: Findings; ids: IdCheck } => {
  const findings = new Findings();
  const ids = new IdCheck(findings, GENERATION);
  for (let n = 1; n <= MANY; n++) ids.add(id(n), n);
  extra(ids);
  for (let n = 1; ids.needsSecondPass && n <= MANY; n++) ids.compare(id(n), n);
  ids.end();
  return { findings, ids };
};

describe('a set of ids', () => {
  it('holds each once, also those that differ in one digit or look alike to its hash', () => {
    const set = new IdSet(8);
    const nil = '00000000-0000-0000-0000-000000000000';
    const given = [id(1), id(8), id(1, '0001'), nil];
    for (const one of given) {
      expect(set.has(one)).toBe(false);
      set.add(one);
      set.add(one);
      expect(set.has(one)).toBe(true);
    }
    expect([set.size, set.has(id(2)), set.has('f'.repeat(8) + nil.slice(8))]).toEqual([4, false, false]);
    set.clear();
    expect([set.size, ...given.map((one) => set.has(one))]).toEqual([0, false, false, false, false]);
  });
});

describe('ids', () => {
  it('of a long log need one pass', () => {
    const { findings, ids } = checked(() => undefined);
    expect([findings.tamperings, ids.needsSecondPass]).toEqual([0, false]);
  });

  it.each([5, MANY - 10])('that stand twice are found, also far apart: %i', (n) => {
    const { findings } = checked((ids) => ids.add(id(n), MANY + 1));
    expect(findings.firstOnes()).toEqual([
      { index: MANY + 1, what: `the id ${id(n)} stands in the log twice` },
    ]);
  });

  it('that come late are no fault', () => {
    const { findings, ids } = checked((late) => late.add(id(5, '00ff'), MANY + 1));
    expect([findings.tamperings, ids.needsSecondPass]).toEqual([0, true]);
  });
});
