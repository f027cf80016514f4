import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { level, named, same } from './fixtures/named.js';
import { WIDE } from './fixtures/wide-policy.js';
import { levelRank, policySchema } from './policy.js';

const tag = (change: object) => ({ permissive: [{ ...WIDE.permissive[0], ...change }] });

describe('policySchema', () => {
  it('takes a good policy (control)', () => {
    expect(policySchema.safeParse(WIDE).success).toBe(true);
    expect(policySchema.safeParse({ ...WIDE, ...tag({}) }).success).toBe(true);
  });

  it.each<[string, object]>([
    ['no level', { levels: [] }],
    ['a level twice', { levels: [level('L0'), level('L1'), level('L1')] }],
    ['a category twice', { restrictive: [named('A'), named('B'), named('C'), named('A')] }],
    ['a tag twice', { permissive: [...WIDE.permissive, ...WIDE.permissive] }],
    ['a value twice in a tag', tag({ values: [named('X'), named('X')] })],
    ['a marking for an unknown value', tag({ markings: [{ values: ['W'], name: same('W') }] })],
    ['a marking that repeats a value', tag({ markings: [{ values: ['X', 'X'], name: same('X') }] })],
    [
      'two markings for one set',
      tag({
        markings: [
          { values: ['X', 'Y'], name: same('1') },
          { values: ['Y', 'X'], name: same('2') },
        ],
      }),
    ],
    ['reads recorded from an unknown level', { recordReadsFrom: 'L9' }],
    ['an exclusion of an unknown category', { exclusions: [['A', 'D']] }],
    ['an exclusion of one category', { exclusions: [['A']] }],
    ['an exclusion that repeats one category', { exclusions: [['A', 'A']] }],
    ['an id that would break canonical keys', { id: 'A/B' }],
    ['an id that vanishes from maps', tag({ tag: '__proto__' })],
    ['an empty id', { id: '' }],
    ['a colour that is none', { levels: [{ ...level('L1'), color: 'red' }] }],
    ['a name without German', { name: { fr: 'a', en: 'a' } }],
    ['an unknown field', { equivalent: [] }],
    ['version 0', { version: 0 }],
    ['an equivalence of an unknown level', { equivalences: [{ policy: 'N', levels: { L9: 'NR' } }] }],
    [
      'an equivalence of an unknown category',
      { equivalences: [{ policy: 'N', levels: {}, restrictive: { D: 'E' } }] },
    ],
    ['an equivalence to itself', { equivalences: [{ policy: 'WIDE', levels: { L0: 'L0' } }] }],
    [
      'two equivalences to one policy',
      {
        equivalences: [
          { policy: 'N', levels: {} },
          { policy: 'N', levels: {} },
        ],
      },
    ],
  ])('refuses %s', (_, change) => {
    expect(policySchema.safeParse({ ...WIDE, ...change }).success).toBe(false);
  });

  const folder = join(import.meta.dirname, '../../../../config/policies');

  it.each(readdirSync(folder))('takes the shipped policy %s', (file) => {
    expect(policySchema.safeParse(parse(readFileSync(join(folder, file), 'utf8'))).error).toBeUndefined();
  });

  it('ranks levels from the lowest, and knows no others', () => {
    expect(['L0', 'L2', 'L9', 'toString'].map((id) => levelRank(WIDE, id))).toEqual([0, 2, null, null]);
  });
});
