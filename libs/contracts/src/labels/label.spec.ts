import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyLabel } from './fixtures/arbitrary.js';
import { isAtMost } from './fixtures/order.js';
import { POLICIES } from './fixtures/arbitrary.js';
import { canonicalLabel, labelKey, type Label } from './label.js';

/** The same label written in another way: other order, repeats. */
const rewritten = (label: Label): Label => ({
  ...label,
  restrictive: [...label.restrictive, ...label.restrictive].reverse(),
  permissive: Object.fromEntries(
    Object.entries(label.permissive)
      .reverse()
      .map(([tag, values]) => [tag, [...values, ...values].reverse()]),
  ),
});

describe('canonical labels', () => {
  it('have one spelling and one key, however they are written', () => {
    fc.assert(
      fc.property(anyLabel(), (label) => {
        const other = rewritten(label);
        expect(JSON.stringify(canonicalLabel(other))).toBe(JSON.stringify(canonicalLabel(label)));
        expect(labelKey(other)).toBe(labelKey(label));
        expect(canonicalLabel(canonicalLabel(label))).toEqual(canonicalLabel(label));
      }),
      { numRuns: 5_000 },
    );
  });

  it('have equal keys exactly when each is at most the other', () => {
    let equal = 0;
    fc.assert(
      fc.property(anyLabel(), anyLabel(), (a, b) => {
        const alike = isAtMost(POLICIES, a, b) && isAtMost(POLICIES, b, a);
        if (alike) equal += 1;
        expect(labelKey(a) === labelKey(b)).toBe(alike);
      }),
      { numRuns: 20_000 },
    );
    expect(equal).toBeGreaterThan(10);
  });

  it('order tags by character as PostgreSQL does, also names that JavaScript orders by number', () => {
    const label = { policy: 'P', level: 'L', restrictive: [], permissive: { b: ['1'], 9: ['1'], 10: ['1'] } };

    expect(labelKey(label)).toBe('P/L//10=1;9=1;b=1');
  });
});
