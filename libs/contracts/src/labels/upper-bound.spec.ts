import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyClearance, anyLabel, MANY, POLICIES } from './fixtures/arbitrary.js';
import { isAtMost } from './fixtures/order.js';
import { dominates } from './dominates.js';
import { canonicalLabel, labelFault, type Label } from './label.js';
import { leastUpperBound } from './upper-bound.js';

type Bound = typeof leastUpperBound;
const bound = (a: Label | null, b: Label | null): Label | null => a && b && leastUpperBound(POLICIES, a, b);
const values = (label: Label, tag: string): readonly string[] =>
  new Map(Object.entries(label.permissive)).get(tag) ?? [];

/** Whoever reads what was derived from two sources may read each source. */
const protectsBoth = (join: Bound, numRuns: number) =>
  fc.check(
    fc.property(anyClearance(), anyLabel(), anyLabel(), (clearance, a, b) => {
      const joined = join(POLICIES, a, b);
      if (!joined || !dominates(POLICIES, clearance, joined)) return true;
      return dominates(POLICIES, clearance, a) && dominates(POLICIES, clearance, b);
    }),
    { numRuns },
  );

/** A wrong bound that differs in one part. */
const broken = (change: (a: Label, b: Label) => Partial<Label>): Bound => {
  return (policies, a, b) => {
    const right = leastUpperBound(policies, a, b);
    return right && { ...right, ...change(a, b) };
  };
};

describe('leastUpperBound is a bound', () => {
  it(`who reads the bound reads both sources (${MANY} random cases)`, () => {
    expect(protectsBoth(leastUpperBound, MANY).failed).toBe(false);
  });

  it.each<[string, Bound]>([
    ['takes the level of the first', broken(({ level }) => ({ level }))],
    ['takes the categories of the first', broken(({ restrictive }) => ({ restrictive }))],
    ['takes the releases of the first', broken(({ permissive }) => ({ permissive }))],
    ['drops the releases', broken(() => ({ permissive: {} }))],
    [
      'joins the releases',
      broken((a, b) => ({
        permissive: Object.fromEntries(
          [...Object.keys(a.permissive), ...Object.keys(b.permissive)].map((tag) => [
            tag,
            [...values(a, tag), ...values(b, tag)],
          ]),
        ),
      })),
    ],
  ])('control: the same test fails on a bound that %s', (_, wrong) => {
    expect(protectsBoth(wrong, 20_000).failed).toBe(true);
  });

  it('is at least as protected as both in every part, and without fault', () => {
    fc.assert(
      fc.property(anyLabel(), anyLabel(), (a, b) => {
        const joined = bound(a, b);
        const policy = POLICIES.get(a.policy);
        if (!joined || !policy) return;
        expect(isAtMost(POLICIES, a, joined) && isAtMost(POLICIES, b, joined)).toBe(true);
        expect(labelFault(policy, joined)).toBeNull();
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('leastUpperBound is the least', () => {
  it('in the order of labels: it exists exactly when some label is above both, and it is below each of those', () => {
    let met = 0;
    fc.assert(
      fc.property(anyLabel(), anyLabel(), anyLabel(), (a, b, above) => {
        if (!isAtMost(POLICIES, a, above) || !isAtMost(POLICIES, b, above)) return true;
        met += 1;
        const joined = bound(a, b);
        return joined !== null && isAtMost(POLICIES, joined, above);
      }),
      { numRuns: 20_000 },
    );
    expect(met).toBeGreaterThan(15);
  });

  it('for readers: reads the bound = reads both sources AND holds, in each tag of both, a value that both share', () => {
    let both = 0;
    fc.assert(
      fc.property(anyClearance(), anyLabel(), anyLabel(), (clearance, a, b) => {
        const joined = bound(a, b);
        if (!joined) return true;
        const readsBoth = dominates(POLICIES, clearance, a) && dominates(POLICIES, clearance, b);
        const held = clearance.find(({ policy }) => policy === a.policy);
        const shared = Object.keys(a.permissive).filter((tag) => values(b, tag).length > 0);
        const matchesShared = shared.every((tag) =>
          values(a, tag).some(
            (value) => values(b, tag).includes(value) && held && values(held, tag).includes(value),
          ),
        );
        if (readsBoth) both += 1;
        return dominates(POLICIES, clearance, joined) === (readsBoth && matchesShared);
      }),
      { numRuns: 20_000 },
    );
    expect(both).toBeGreaterThan(100);
  });

  it('for a reader of at most one value in each tag: reads both sources = reads the bound, which then exists', () => {
    let both = 0;
    fc.assert(
      fc.property(anyClearance(1), anyLabel(), anyLabel(), (clearance, a, b) => {
        const joined = bound(a, b);
        const readsBoth = dominates(POLICIES, clearance, a) && dominates(POLICIES, clearance, b);
        if (a.policy !== b.policy || (!joined && isExcluded(a, b))) return true;
        if (readsBoth) both += 1;
        return (joined !== null && dominates(POLICIES, clearance, joined)) === readsBoth;
      }),
      { numRuns: 20_000 },
    );
    expect(both).toBeGreaterThan(30);
  });

  it('NOT for a reader of several values: {X,Z} and {Y,Z} are both read with X and Y, their bound {Z} is not', () => {
    const to = (...nation: string[]): Label => ({
      policy: 'WIDE',
      level: 'L0',
      restrictive: [],
      permissive: { nation },
    });
    const reader = [to('X', 'Y')];

    expect(bound(to('X', 'Z'), to('Y', 'Z'))).toEqual(to('Z'));
    expect(dominates(POLICIES, reader, to('X', 'Z')) && dominates(POLICIES, reader, to('Y', 'Z'))).toBe(true);
    expect(dominates(POLICIES, reader, to('Z'))).toBe(false);
  });
});

/** The policy forbids the union of the categories. */
function isExcluded(a: Label, b: Label): boolean {
  const policy = POLICIES.get(a.policy);
  const union = { ...a, restrictive: [...a.restrictive, ...b.restrictive], permissive: {} };
  return policy !== undefined && labelFault(policy, union) !== null;
}

describe('leastUpperBound obeys the laws of a semilattice', () => {
  const label = anyLabel();

  it('commutative, also in being undefined', () => {
    fc.assert(
      fc.property(label, label, (a, b) => expect(bound(a, b)).toEqual(bound(b, a))),
      { numRuns: 5_000 },
    );
  });

  it('associative, and undefined on both sides alike', () => {
    let met = 0;
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        const left = bound(bound(a, b), c);
        if (left) met += 1;
        expect(left).toEqual(bound(a, bound(b, c)));
      }),
      { numRuns: 5_000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it('idempotent: with itself it is its canonical form', () => {
    fc.assert(fc.property(label, (a) => expect(bound(a, a)).toEqual(canonicalLabel(a))));
  });

  it('absorbing: with something less protected it is itself', () => {
    fc.assert(
      fc.property(label, label, (a, b) => {
        if (isAtMost(POLICIES, a, b)) expect(bound(a, b)).toEqual(canonicalLabel(b));
      }),
      { numRuns: 5_000 },
    );
  });
});
