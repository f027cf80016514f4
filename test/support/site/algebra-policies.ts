import { policySchema, type Policies, type Policy } from '#contracts';

const same = (text: string) => ({ fr: text, en: text, de: text });
const named = (id: string) => ({ id, name: same(id) });
const level = (id: string) => ({ ...named(id), short: same(id), color: '#123456', colorDark: '#abcdef' });
const policy = (id: string, levels: readonly string[], parts: object): Policy =>
  policySchema.parse({
    id,
    version: 1,
    name: same(id),
    recordReadsFrom: levels[0],
    levels: levels.map(level),
    ...parts,
  });

/**
 * Three policies: every feature of a policy, small enough that random labels often meet. Each lets holders of another
 * one read some of what it protects, with gaps, with what the other one does not know, and with names that only look
 * like numbers.
 */
export const POLICIES: Policies = new Map(
  [
    policy('WIDE', ['L0', 'L1', 'L2'], {
      restrictive: ['A', 'B', 'C'].map(named),
      permissive: [
        { tag: 'nation', prefix: same('to'), values: ['X', 'Y', 'Z'].map(named) },
        // A name that every JavaScript object answers to.
        { tag: 'constructor', prefix: same('by'), values: ['P', 'Q'].map(named) },
      ],
      exclusions: [['A', 'B', 'C']],
      equivalences: [
        {
          policy: '1',
          levels: { L0: '2', L1: '4' },
          restrictive: { A: '10', B: 'K' },
          permissive: { nation: { tag: '7', values: { X: 'EU', Y: 'SWE' } } },
        },
        { policy: 'LOW', levels: { L0: 'UNKNOWN', L1: 'ONE', L2: 'TWO' }, restrictive: { C: 'A' } },
      ],
    }),
    policy('1', ['1', '2', '3', '4', '5'], {
      restrictive: ['10', '9', 'K'].map(named),
      permissive: [{ tag: '7', prefix: same('to'), values: ['EU', 'SWE', 'UKR'].map(named) }],
      equivalences: [
        {
          policy: 'WIDE',
          levels: { 1: 'L0', 2: 'L1', 4: 'L1' },
          restrictive: { 10: 'A' },
          permissive: { 7: { tag: 'nation', values: { EU: 'X', UKR: 'X' } } },
        },
        { policy: 'ABSENT', levels: { 5: 'L0' } },
      ],
    }),
    policy('LOW', ['ZERO', 'ONE', 'TWO'], {
      restrictive: ['A'].map(named),
      equivalences: [{ policy: 'WIDE', levels: { ZERO: 'L0', ONE: 'L2' }, restrictive: { A: 'B' } }],
    }),
  ].map((made) => [made.id, made]),
);
