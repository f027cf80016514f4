import { describe, expect, it } from '@jest/globals';
import { Findings } from '../report/findings.js';
import { IdCheck } from './id-check.js';

/** Ids in the order of time, as UUIDv7 are. */
const id = (n: number): string => `0191b7a0-${n.toString(16).padStart(8, '0')}`;
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
    const { findings, ids } = checked((late) => late.add(`${id(5)}x`, MANY + 1));
    expect([findings.tamperings, ids.needsSecondPass]).toEqual([0, true]);
  });
});
