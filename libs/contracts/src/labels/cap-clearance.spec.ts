import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyClearance, anyLabel, POLICIES } from './fixtures/arbitrary.js';
import { WIDE } from './fixtures/wide-policy.js';
import { capClearance } from './cap-clearance.js';
import { dominates } from './dominates.js';
import type { Clearance } from './label.js';
import { levelRank } from './policy.js';

type Cap = typeof capClearance;
const level = fc.constantFrom(...WIDE.levels.map(({ id }) => id));
const rank = (id: string): number => levelRank(WIDE, id) ?? NaN;

const neverReadsMore = (cap: Cap) =>
  fc.check(
    fc.property(anyClearance(), level, anyLabel(), (clearance, working, label) => {
      const capped = cap(POLICIES, 'WIDE', clearance, working);
      if (!capped || !dominates(POLICIES, capped, label)) return true;
      const within = label.policy !== 'WIDE' || rank(label.level) <= rank(working);
      return within && dominates(POLICIES, clearance, label);
    }),
    { numRuns: 20_000 },
  );

describe('capClearance', () => {
  it('never reads more than the clearance, nor above the working level', () => {
    expect(neverReadsMore(capClearance).failed).toBe(false);
  });

  it.each<[string, Cap]>([
    ['does not cap', (_, __, clearance) => clearance],
    ['takes any level', (_, __, [held], working) => (held ? [{ ...held, level: working }] : null)],
  ])('control: the same test fails on a cap that %s', (_, wrong) => {
    expect(neverReadsMore(wrong).failed).toBe(true);
  });

  it('is monotone: a session at a lower working level reads nothing that a higher one does not', () => {
    fc.assert(
      fc.property(anyClearance(), level, level, anyLabel(), (clearance, one, other, label) => {
        const [low, high] = rank(one) <= rank(other) ? [one, other] : [other, one];
        const [below, above] = [low, high].map((id) => capClearance(POLICIES, 'WIDE', clearance, id));
        if (below && above && dominates(POLICIES, below, label))
          expect(dominates(POLICIES, above, label)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  const both: Clearance = [
    { policy: 'WIDE', level: 'L1', restrictive: ['A'], permissive: {} },
    { policy: 'NATO', level: 'NS', restrictive: [], permissive: {} },
  ];

  it('at the full clearance changes nothing', () => {
    expect(capClearance(POLICIES, 'WIDE', both, 'L1')).toEqual(both);
  });

  it('below it closes what is held in other policies and keeps the categories', () => {
    const closed = { policy: 'NATO', level: '', restrictive: [], permissive: {} };
    expect(capClearance(POLICIES, 'WIDE', both, 'L0')).toEqual([{ ...both[0], level: 'L0' }, closed]);
  });

  it.each([
    ['above the clearance', 'WIDE', 'L2'],
    ['that is unknown', 'WIDE', 'L9'],
    ['of another policy', 'WIDE', 'NS'],
    ['of a policy that is not active', 'OLD', 'L0'],
  ])('refuses a level %s', (_, main, working) => {
    expect(capClearance(POLICIES, main, both, working)).toBeNull();
  });
});
