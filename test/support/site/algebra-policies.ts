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

/** Two policies that share no name but one: every feature of a policy, small enough that random labels often meet. */
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
    }),
    policy('1', ['1', '2', '3', '4', '5'], {
      restrictive: ['10', '9', 'K'].map(named),
      permissive: [{ tag: '7', prefix: same('to'), values: ['EU', 'SWE', 'UKR'].map(named) }],
    }),
  ].map((made) => [made.id, made]),
);
