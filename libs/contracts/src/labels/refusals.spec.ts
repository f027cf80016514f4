import { describe, expect, it } from '@jest/globals';
import { POLICIES } from './fixtures/arbitrary.js';
import { capClearance } from './cap-clearance.js';
import { dominates } from './dominates.js';
import { labelFault, type Clearance, type Label, type PolicyClearance } from './label.js';
import { leastUpperBound } from './upper-bound.js';
import { WIDE } from './fixtures/wide-policy.js';

const label = (change: object = {}): Label => ({
  policy: 'WIDE',
  level: 'L1',
  restrictive: ['A'],
  permissive: { nation: ['X'] },
  ...change,
});
const held = (change: object = {}): PolicyClearance => ({
  policy: 'WIDE',
  level: 'L2',
  restrictive: ['A', 'B', 'C'],
  permissive: { nation: ['X', 'Y', 'Z'], constructor: ['P', 'Q'] },
  ...change,
});

const BAD_LABELS: readonly [string, object][] = [
  ['an unknown policy', { policy: 'OTHER' }],
  ['the name of an inherited property as policy', { policy: 'toString' }],
  ['an unknown level', { level: 'L9' }],
  ['no level', { level: undefined }],
  ['a level of another case', { level: 'l1' }],
  ['an unknown category', { restrictive: ['A', 'Ω'] }],
  ['an excluded set of categories', { restrictive: ['A', 'B', 'C'] }],
  ['an unknown tag', { permissive: { nation: ['X'], eyes: ['X'] } }],
  ['an inherited name as tag', { permissive: { toString: ['X'] } }],
  ['an unknown value', { permissive: { nation: ['X', 'W'] } }],
  ['an empty list of values', { permissive: { nation: [] } }],
  ['a text in the place of values', { permissive: { nation: 'X' } }],
  ['a text in the place of categories', { restrictive: 'A' }],
  ['no categories', { restrictive: undefined }],
  ['null in the place of the permissive map', { permissive: null }],
  ['a list in the place of the permissive map', { permissive: [] }],
  ['a Map in the place of the permissive map', { permissive: new Map() }],
  ['a number among the categories', { restrictive: ['A', 1] }],
];

describe('a label that is', () => {
  it('good is read (control: the refusals below are due to their fault alone)', () => {
    expect(labelFault(WIDE, label())).toBeNull();
    expect(dominates(POLICIES, [held()], label())).toBe(true);
    expect(leastUpperBound(POLICIES, label(), label())).toEqual(label());
  });

  it.each(BAD_LABELS)('faulty (%s) is read by nobody and has no upper bound', (_, change) => {
    expect(labelFault(WIDE, label(change))).not.toBeNull();
    expect(dominates(POLICIES, [held()], label(change))).toBe(false);
    expect(leastUpperBound(POLICIES, label(), label(change))).toBeNull();
    expect(leastUpperBound(POLICIES, label(change), label())).toBeNull();
  });
});

describe('a clearance that', () => {
  const bad: readonly [string, Clearance][] = [
    ['is empty', []],
    ['is of another policy', [held({ policy: 'NATO' })]],
    ['has an unknown level', [held({ level: 'L9' })]],
    ['has no level', [held({ level: undefined })]],
    ['comes twice for a policy', [held(), held({ level: 'L0' })]],
    ['holds a text in the place of categories, in which "A" is found', [held({ restrictive: 'BAC' })]],
    ['holds a text in the place of values, in which "X" is found', [held({ permissive: { nation: 'AXE' } })]],
    ['holds no categories', [held({ restrictive: undefined })]],
    ['holds no permissive map', [held({ permissive: undefined })]],
    ['holds an empty list in the tag', [held({ permissive: { nation: [] } })]],
    ['holds nothing in the tag', [held({ permissive: {} })]],
    ['holds the value in another tag', [held({ permissive: { constructor: ['X'] } })]],
  ];

  it.each(bad)('%s reads nothing, and throws nothing', (_, clearance) => {
    expect(dominates(POLICIES, clearance, label())).toBe(false);
  });

  it('lacks a tag named like an inherited property does not hold it', () => {
    const asked = label({ permissive: { constructor: ['P'] } });

    expect(dominates(POLICIES, [held()], asked)).toBe(true);
    expect(dominates(POLICIES, [held({ permissive: { nation: ['X'] } })], asked)).toBe(false);
  });

  it('comes twice for the main policy opens no session', () => {
    expect(capClearance(POLICIES, 'WIDE', [held()], 'L1')).not.toBeNull();
    expect(capClearance(POLICIES, 'WIDE', [held(), held({ level: 'L0' })], 'L1')).toBeNull();
  });
});
