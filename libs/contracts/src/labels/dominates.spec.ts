import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyClearance, anyLabel, MANY, POLICIES } from './fixtures/arbitrary.js';
import { clearanceOf, isAtMost } from './fixtures/order.js';
import { dominates } from './dominates.js';
import { labelKey, type Clearance, type Label } from './label.js';
import { levelRank } from './policy.js';

type Dominates = typeof dominates;

/** The rule in its own words, part by part, with sets: an oracle that shares no code with the one under test. */
function oracle(clearance: Clearance, label: Label): boolean {
  const policy = POLICIES.get(label.policy);
  const held = clearance.filter((entry) => entry.policy === label.policy)[0];
  if (!policy || !held) return false;
  const missing = new Set(label.restrictive);
  held.restrictive.forEach((id) => missing.delete(id));
  const closedTags = Object.entries(label.permissive).filter(([tag, values]) => {
    const mine = new Map(Object.entries(held.permissive)).get(tag) ?? [];
    return new Set([...mine, ...values]).size === mine.length + values.length;
  });
  const ranks = [held.level, label.level].map((id) => levelRank(policy, id) ?? -1);
  return Math.max(...ranks) === ranks[0] && missing.size === 0 && closedTags.length === 0;
}

const agreesWithOracle = (judge: Dominates, numRuns: number) =>
  fc.check(
    fc.property(anyClearance(), anyLabel(), (clearance, label) => {
      return judge(POLICIES, clearance, label) === oracle(clearance, label);
    }),
    { numRuns },
  );

const ignoring = (part: 'restrictive' | 'permissive' | 'level'): Dominates => {
  const open = { restrictive: [], permissive: {}, level: 'L0' };
  return (policies, clearance, label) => dominates(policies, clearance, { ...label, [part]: open[part] });
};

describe('dominates', () => {
  it(`is the rule of the model on ${MANY} random pairs`, () => {
    expect(agreesWithOracle(dominates, MANY).failed).toBe(false);
  });

  it.each(['restrictive', 'permissive', 'level'] as const)(
    'control: the same test fails on a rule that ignores %s',
    (part) => {
      expect(agreesWithOracle(ignoring(part), 5_000).failed).toBe(true);
    },
  );

  it('is not idle in the test above: both answers are frequent', () => {
    const answers = fc.sample(fc.tuple(anyClearance(), anyLabel()), 5_000);
    const yes = answers.filter(([clearance, label]) => dominates(POLICIES, clearance, label)).length;

    expect(yes).toBeGreaterThan(250);
    expect(yes).toBeLessThan(4_750);
  });

  it('is reflexive: whoever holds exactly what a label asks for reads it', () => {
    fc.assert(fc.property(anyLabel(), (label) => dominates(POLICIES, clearanceOf(label), label)));
  });

  it('is transitive and antisymmetric among labels with at most one value in each tag', () => {
    const one = anyLabel(1);
    const below = (a: Label, b: Label): boolean => dominates(POLICIES, clearanceOf(b), a);
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        if (below(a, b) && below(b, c)) expect(below(a, c)).toBe(true);
        if (below(a, b) && below(b, a)) expect(labelKey(a)).toBe(labelKey(b));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is NOT transitive with several values in a tag: {X} ≤ {X,Y} ≤ {Y} and yet a holder of Y does not read {X}', () => {
    const to = (...nation: string[]): Label => ({
      policy: 'WIDE',
      level: 'L0',
      restrictive: [],
      permissive: { nation },
    });

    expect(dominates(POLICIES, clearanceOf(to('X', 'Y')), to('X'))).toBe(true);
    expect(dominates(POLICIES, clearanceOf(to('Y')), to('X', 'Y'))).toBe(true);
    expect(dominates(POLICIES, clearanceOf(to('Y')), to('X'))).toBe(false);
  });

  it('follows the order of labels: who reads the more protected reads the less protected', () => {
    let met = 0;
    fc.assert(
      fc.property(anyClearance(), anyLabel(), anyLabel(), (clearance, a, b) => {
        if (!isAtMost(POLICIES, a, b) || !dominates(POLICIES, clearance, b)) return;
        met += 1;
        expect(dominates(POLICIES, clearance, a)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(met).toBeGreaterThan(30);
  });

  it('gives nothing across policies', () => {
    fc.assert(
      fc.property(anyClearance(), anyLabel(), (clearance, label) => {
        const others = clearance.filter(({ policy }) => policy !== label.policy);
        expect(dominates(POLICIES, others, label)).toBe(false);
      }),
    );
  });
});
