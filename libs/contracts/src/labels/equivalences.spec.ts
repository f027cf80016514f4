import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyClearance, anyLabel, MANY } from './fixtures/arbitrary.js';
import { anyLinks, linked, spread, withoutSome, type Links } from './fixtures/linked-policies.js';
import { NATO } from './fixtures/nato-policy.js';
import { WIDE } from './fixtures/wide-policy.js';
import { capClearance } from './cap-clearance.js';
import { dominates, type Policies } from './dominates.js';
import type { Clearance, Label } from './label.js';
import { levelRank, type Policy } from './policy.js';
import { leastUpperBound } from './upper-bound.js';
import { policySetFaults } from './policy-set.js';
import { isWithinSite } from './within-site.js';

const person = fc
  .tuple(anyClearance(), anyClearance(), fc.boolean())
  .map(([one, two, more]): Clearance => (more ? [...one, ...spread(two.slice(0, 1), true)] : one));
const label = fc.tuple(anyLabel(), fc.boolean()).map(([made, to]) => spread(made, to));
const level = fc.constantFrom('L0', 'L1', 'L2');
const picked = fc.array(fc.nat(5), { maxLength: 6 });

type Reads = (policies: Policies, clearance: Clearance, what: Label, working: string) => boolean;
const reads: Reads = (policies, clearance, what) => dominates(policies, clearance, what);
const readsCapped: Reads = (policies, clearance, what, working) => {
  const capped = capClearance(policies, 'WIDE', clearance, working);
  return capped !== null && dominates(policies, capped, what);
};

const growsWithLinks = (
  judge: Reads,
  less: (links: Links, some: readonly number[]) => Links,
  numRuns: number,
) =>
  fc.check(
    fc.property(anyLinks(), picked, person, label, level, (links, some, clearance, what, working) => {
      const few = judge(linked(less(links, some)), clearance, what, working);
      return !few || judge(linked(links), clearance, what, working);
    }),
    { numRuns },
  );

describe('equivalences', () => {
  it.each<[string, Reads]>([
    ['a clearance', reads],
    ['a session', readsCapped],
  ])(`added, never take a right of %s away; removed, never add one (${MANY} cases)`, (_, judge) => {
    expect(growsWithLinks(judge, withoutSome, MANY).failed).toBe(false);
  });

  it('control: the same test fails when what is called fewer is more', () => {
    const turned: Reads = (policies, ...rest) =>
      [...policies.values()].some(({ equivalences }) => equivalences.length === 0) &&
      reads(policies, ...rest);
    expect(growsWithLinks(turned, withoutSome, 20_000).failed).toBe(true);
  });

  it('are not idle in the test above: some rights come from them alone', () => {
    const cases = fc.sample(fc.tuple(anyLinks(), person, label), 20_000);
    const gained = cases.filter(
      ([links, clearance, what]) =>
        dominates(linked(links), clearance, what) && !dominates(linked(new Map()), clearance, what),
    );
    expect(gained.length).toBeGreaterThan(100);
  });

  const keepsWorkingLevel = (cap: typeof capClearance) =>
    fc.check(
      fc.property(anyLinks(), person, label, level, (links, clearance, what, working) => {
        const policies = linked(links);
        const capped = cap(policies, 'WIDE', clearance, working);
        if (!capped || !dominates(policies, capped, what)) return true;
        const rank = (id: string): number => levelRank(WIDE, id) ?? NaN;
        const within = what.policy !== 'WIDE' || rank(what.level) <= rank(working);
        return within && dominates(policies, clearance, what);
      }),
      { numRuns: 50_000 },
    );

  it('let a session read nothing above its working level, and nothing that the full clearance does not', () => {
    expect(keepsWorkingLevel(capClearance).failed).toBe(false);
  });

  it('control: a cap that leaves other entries out opens what they closed', () => {
    const leavingOut: typeof capClearance = (...given) =>
      capClearance(...given)?.filter((entry) => entry.level !== '') ?? null;
    expect(keepsWorkingLevel(leavingOut).failed).toBe(true);
  });

  it('are monotone in the working level', () => {
    fc.assert(
      fc.property(anyLinks(), person, level, level, label, (links, clearance, one, other, what) => {
        const policies = linked(links);
        const [low, high] = [one, other].sort() as [string, string];
        if (readsCapped(policies, clearance, what, low) && capClearance(policies, 'WIDE', clearance, high))
          expect(readsCapped(policies, clearance, what, high)).toBe(true);
      }),
      { numRuns: 50_000 },
    );
  });

  it('give no upper bound across policies', () => {
    fc.assert(
      fc.property(anyLinks(), label, label, (links, a, b) => {
        if (a.policy !== b.policy) expect(leastUpperBound(linked(links), a, b)).toBeNull();
      }),
    );
  });
});

describe('an equivalence', () => {
  const nato: Policy = {
    ...NATO,
    equivalences: [
      {
        policy: 'WIDE',
        levels: { NU: 'L0', NR: 'L1' },
        restrictive: { ATOMAL: 'A' },
        permissive: { releasableTo: { tag: 'nation', values: { EU: 'X' } } },
      },
    ],
  };
  const policies: Policies = new Map([WIDE, nato].map((policy) => [policy.id, policy]));
  const asks = (change: Partial<Label>): Label => ({
    policy: 'NATO',
    level: 'NR',
    restrictive: [],
    permissive: {},
    ...change,
  });
  const held = (change: object = {}) => ({
    policy: 'WIDE',
    level: 'L2',
    restrictive: ['A', 'B'],
    permissive: { nation: ['X', 'Y'] },
    ...change,
  });

  it.each<[string, boolean, Clearance, Label]>([
    ['opens the declared level', true, [held()], asks({})],
    ['opens what lies below it', true, [held()], asks({ level: 'NU' })],
    ['opens no level above the highest declared', false, [held()], asks({ level: 'NC' })],
    ['opens nothing above what is held', false, [held({ level: 'L0' })], asks({})],
    ['opens a declared category', true, [held()], asks({ restrictive: ['ATOMAL'] })],
    ['opens no other category', false, [held()], asks({ restrictive: ['CRYPTO'] })],
    [
      'opens no category that is not held',
      false,
      [held({ restrictive: [] })],
      asks({ restrictive: ['ATOMAL'] }),
    ],
    ['opens a declared value', true, [held()], asks({ permissive: { releasableTo: ['EU', 'SWE'] } })],
    ['opens no other value', false, [held()], asks({ permissive: { releasableTo: ['SWE'] } })],
    [
      'counts for nothing beside an entry of one’s own',
      false,
      [held(), { ...held(), policy: 'NATO', level: 'NU' }],
      asks({}),
    ],
    [
      'counts for nothing beside a broken entry',
      false,
      [held(), held({ policy: 'NATO', level: 'L9' })],
      asks({}),
    ],
    ['opens nothing for an unknown level', false, [held({ level: 'L9' })], asks({})],
    ['opens nothing for a malformed entry', false, [held({ restrictive: 'A' })], asks({})],
    ['opens nothing for two entries', false, [held(), held()], asks({})],
    [
      'does not work the other way',
      false,
      [{ ...held(), policy: 'NATO', level: 'CTS' }],
      { ...asks({}), policy: 'WIDE', level: 'L0' },
    ],
  ])('%s', (_, expected, clearance, what) => {
    expect(dominates(policies, clearance, what)).toBe(expected);
  });

  it('keeps an entry of the other policy in a lower session, up to the level that it names', () => {
    const clearance = [held(), { ...held({ policy: 'NATO', level: 'NS' }), restrictive: [], permissive: {} }];
    expect(capClearance(policies, 'WIDE', clearance, 'L1')).toEqual([
      held({ level: 'L1' }),
      { ...clearance[1], level: 'NR' },
    ]);
    expect(capClearance(policies, 'WIDE', clearance, 'L2')).toEqual(clearance);
  });

  it('lets the site take a label up to the level that matches the ceiling, and none of a policy without one', () => {
    const taken = (ceiling: string, what: string): boolean =>
      isWithinSite(policies, 'WIDE', ceiling, asks({ level: what }));
    expect(['NU', 'NR', 'NC'].map((id) => taken('L0', id))).toEqual([true, false, false]);
    expect(['NU', 'NR', 'NC'].map((id) => taken('L2', id))).toEqual([true, true, false]);
    expect(isWithinSite(policies, 'NATO', 'CTS', { ...asks({}), policy: 'WIDE', level: 'L0' })).toBe(false);
    expect(isWithinSite(policies, 'WIDE', 'L1', { ...asks({}), policy: 'WIDE', level: 'L2' })).toBe(false);
  });

  const faults = (levels: Record<string, string>): string[] => {
    const changed = { ...nato, equivalences: [{ policy: 'WIDE', levels, restrictive: {}, permissive: {} }] };
    return policySetFaults(new Map([WIDE, changed].map((policy) => [policy.id, policy])));
  };

  it('is a fault among the policies when it names what the other one has not, or turns the order round', () => {
    expect(policySetFaults(policies)).toEqual([]);
    expect(faults({ NR: 'L9' })).toEqual(['NATO, equivalence to WIDE: unknown level L9']);
    expect(faults({ NR: 'L2', NS: 'L1' })).toEqual([
      'NATO, equivalence to WIDE: the order of levels is turned round',
    ]);
  });
});
