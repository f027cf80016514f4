import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Policies } from './dominates.js';
import { NATO } from './fixtures/nato-policy.js';
import { WIDE } from './fixtures/wide-policy.js';
import type { Label } from './label.js';
import { policySchema } from './policy.js';
import { leastUpperBound } from './upper-bound.js';

const file = join(import.meta.dirname, '../../../../config/policies/fr.yaml');
const FR = policySchema.parse(parse(readFileSync(file, 'utf8')));
const POLICIES: Policies = new Map([FR, NATO, WIDE].map((policy) => [policy.id, policy]));

const fr = (level: string, restrictive: string[] = [], to: string[] = []): Label => ({
  policy: 'FR',
  level,
  restrictive,
  permissive: to.length > 0 ? { releasableTo: to } : {},
});
const nato = (level: string): Label => ({ ...fr(level), policy: 'NATO' });
const wide = (restrictive: string[]): Label => ({ ...fr('L0', restrictive), policy: 'WIDE' });

describe('no upper bound', () => {
  it.each<[string, Label, Label]>([
    ['releasable to FRA with releasable to DEU', fr('S', [], ['FRA']), fr('S', [], ['DEU'])],
    ['releasable to FRA with releasable to DEU and GBR', fr('NP', [], ['FRA']), fr('S', [], ['DEU', 'GBR'])],
    ['two policies', fr('S'), nato('NS')],
    ['two policies, even at their lowest levels', fr('NP'), nato('NU')],
    ['an exclusion that only the union meets', wide(['A', 'B']), wide(['C'])],
    ['a policy that is not active', { ...fr('S'), policy: 'OLD' }, { ...fr('S'), policy: 'OLD' }],
  ])('%s', (_, a, b) => {
    expect(leastUpperBound(POLICIES, a, b)).toBeNull();
    expect(leastUpperBound(POLICIES, b, a)).toBeNull();
  });
});

describe('the upper bound', () => {
  it.each<[string, Label, Label, Label]>([
    ['of two levels is the higher', fr('DR'), fr('S'), fr('S')],
    [
      'of two compartments holds both',
      fr('S', ['BOREAL']),
      fr('DR', ['ALBATROS']),
      fr('S', ['ALBATROS', 'BOREAL']),
    ],
    ['keeps a release that only one has', fr('NP'), fr('S', [], ['FRA']), fr('S', [], ['FRA'])],
    [
      'keeps what both release to',
      fr('S', [], ['FRA', 'DEU']),
      fr('DR', [], ['DEU', 'GBR']),
      fr('S', [], ['DEU']),
    ],
    ['of two categories short of an exclusion exists', wide(['A']), wide(['B']), wide(['A', 'B'])],
    ['exists in each policy', nato('NC'), nato('CTS'), nato('CTS')],
  ])('%s', (_, a, b, expected) => {
    expect(leastUpperBound(POLICIES, a, b)).toEqual(expected);
    expect(leastUpperBound(POLICIES, b, a)).toEqual(expected);
  });
});
