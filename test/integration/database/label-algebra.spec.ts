import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  capClearance,
  dominates,
  isWithinSite,
  labelFault,
  labelKey,
  leastUpperBound,
  type Clearance,
  type Label,
} from '#contracts';
import { POLICIES } from '../../support/site/algebra-policies.js';
import { anyDamagedClearance, anyDamagedLabel } from '../../support/site/damaged-labels.js';
import { anyClearance, anyLabel } from '../../support/site/random-labels.js';
import { answers, difference, SEED, shuffled, sorted } from '../../support/site/sql-twin.js';
import { cutFunction } from '../../support/site/removals.js';
import { TestSite } from '../../support/site/test-site.js';

/** How many random pairs the security design asks for. */
const MANY = 100_000;

type Pair = readonly [Clearance, Label];

/** Where the rule stands, inside one policy and from one into another. */
const COVERS = 'access.covers(jsonb,jsonb,jsonb)';
/** Where it stands which entries of a clearance count. */
const HOLDINGS = 'access.holdings(jsonb,jsonb)';

describe('the label algebra in SQL', () => {
  let site: TestSite;
  let scratch: TestSite;

  beforeAll(async () => {
    site = await TestSite.start();
    scratch = await TestSite.in(site.cluster);
    for (const { admin } of [site, scratch])
      for (const policy of POLICIES.values())
        await admin.query(`INSERT INTO access.policy (id, version, hash, body) VALUES ($1, 1, '', $2)`, [
          policy.id,
          JSON.stringify(policy),
        ]);
  });
  afterAll(async () => {
    await scratch.admin.end();
    await site.stop();
  });

  const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] =>
    fc.sample(arbitrary, { numRuns, seed: SEED });
  const reads = (clearance: Clearance, label: Label): boolean => dominates(POLICIES, clearance, label);
  const damaged = (count: number): readonly Pair[] =>
    sample(
      fc.oneof(fc.tuple(anyDamagedClearance(), anyLabel()), fc.tuple(anyClearance(), anyDamagedLabel())),
      count,
    );

  it(`dominates like its twin on ${MANY} random pairs`, async () => {
    const pairs = sample(fc.tuple(anyClearance(), anyLabel()), MANY);
    expect(await difference(site.admin, 'access.dominates(a, b)', pairs, reads)).toBeNull();
  }, 60_000);

  it('refuses what is malformed like its twin, and never fails', async () => {
    const pairs = damaged(10_000);
    expect(await difference(site.admin, 'access.dominates(a, b)', pairs, reads)).toBeNull();
    const good = pairs.filter(([clearance, label]) => reads(clearance, label)).length;
    expect(good).toBeGreaterThan(100);
    expect(good).toBeLessThan(9_900);
  });

  it('finds a fault in the same labels', async () => {
    const labels = sample(fc.oneof(anyLabel(), anyDamagedLabel()), 10_000).map(
      (label) => [label, null] as const,
    );
    const faulty = (label: Label): boolean => {
      const policy = POLICIES.get(label.policy);
      return !policy || labelFault(policy, label) !== null;
    };
    expect(await difference(site.admin, 'access.label_fault(a) IS NOT NULL', labels, faulty)).toBeNull();
  });

  it('writes the same key', async () => {
    const labels = sample(anyLabel(), 10_000).map((label) => [shuffled(label), null] as const);
    expect(await difference(site.admin, 'access.label_key(a)', labels, labelKey)).toBeNull();
  });

  it('joins like its twin', async () => {
    const pairs = sample(fc.tuple(anyLabel(), fc.oneof(anyLabel(), anyDamagedLabel())), 5_000);
    const bound = (a: Label, b: Label): string | null => {
      const found = leastUpperBound(POLICIES, a, b);
      return found && labelKey(found);
    };
    expect(
      await difference(
        site.admin,
        '(SELECT access.label_key(bound) FROM access.least_upper_bound(a, b) bound WHERE bound IS NOT NULL)',
        pairs,
        bound,
      ),
    ).toBeNull();
  });

  it('caps like its twin', async () => {
    await site.admin.query(`UPDATE access.site SET main_policy = 'WIDE'`);
    const level = fc.constantFrom('L0', 'L1', 'L2', 'L9', '1', '');
    const pairs = sample(fc.tuple(fc.oneof(anyClearance(), anyDamagedClearance()), level), 10_000);
    const canonical = (clearance: Clearance | null) =>
      clearance && (JSON.parse(sorted(clearance)) as unknown);
    const sql = await answers(site.admin, `access.cap_clearance(a, b #>> '{}')`, pairs);
    const at = pairs.findIndex(
      ([clearance, working], index) =>
        sorted(sql[index]) !== sorted(canonical(capClearance(POLICIES, 'WIDE', clearance, working))),
    );
    expect(at === -1 ? null : { seed: SEED, pair: pairs[at], sql: sql[at] }).toBeNull();
    await site.admin.query(`UPDATE access.site SET main_policy = 'FR'`);
  });

  it('takes into the site what its twin takes', async () => {
    const labels = sample(fc.oneof(anyLabel(), anyDamagedLabel()), 10_000).map(
      (label) => [label, null] as const,
    );
    for (const [main, ceiling] of [
      ['WIDE', 'L0'],
      ['WIDE', 'L1'],
      ['1', '3'],
      ['LOW', 'ONE'],
    ] as const) {
      await site.admin.query(`UPDATE access.site SET main_policy = $1, ceiling_level = $2`, [main, ceiling]);
      const taken = (label: Label): boolean => isWithinSite(POLICIES, main, ceiling, label);
      expect(await difference(site.admin, 'access.within_site(a)', labels, taken)).toBeNull();
      const across = labels.filter(([label]) => label.policy !== main).map(([label]) => taken(label));
      expect([across.includes(true), across.includes(false)]).toEqual([true, true]);
    }
    await site.admin.query(`UPDATE access.site SET main_policy = 'FR', ceiling_level = 'S'`);
  });

  /** Parts of the rule; each control takes one away. */
  const BROKEN: readonly [string, string, string, string][] = [
    ['ignores categories', COVERS, `CONTINUE WHEN (mine @> (label -> 'restrictive')) IS NOT TRUE`, 'NULL'],
    [
      'ignores levels',
      COVERS,
      `rules -> 'ranks' -> (label ->> 'level') <= rules -> 'ranks' -> level`,
      `rules -> 'ranks' -> level IS NOT NULL`,
    ],
    ['ignores releasability', COVERS, `IF label -> 'permissive' <> '{}' THEN`, 'IF false THEN'],
    [
      'ignores exclusions',
      'access.label_fault_in(jsonb,jsonb)',
      `IF categories @> (rules -> 'exclusions' -> i)`,
      'IF false',
    ],
    ['believes any shape of label', 'access.label_fault_in(jsonb,jsonb)', `'malformed'`, 'NULL'],
    ['believes any shape of clearance', HOLDINGS, `@.policy.type() == "string" &&`, '1 == 1 ||'],
    [
      'believes two entries for one policy',
      HOLDINGS,
      'jsonb_array_length(found) = 1',
      'jsonb_array_length(found) >= 1',
    ],
    [
      'knows no equivalence',
      HOLDINGS,
      `counting := counting || jsonb_build_array(jsonb_build_object('held', found -> 0, 'by', equivalence));`,
      'NULL;',
    ],
    ['takes what is held in another policy for one’s own', HOLDINGS, `, 'by', equivalence`, ''],
    [
      'lets an equivalence stand beside an entry of one’s own',
      HOLDINGS,
      'RETURN CASE WHEN',
      'counting := CASE WHEN',
    ],
    [
      'reaches any level that is declared',
      'access.level_reached(jsonb,text,text)',
      `<= theirs -> other_level`,
      'IS NOT NULL',
    ],
    ['gives all categories that are declared', COVERS, '? (@.value == $restrictive[*])', ''],
    ['gives all values that are declared', COVERS, '? (@.value == $theirs[*])', ''],
  ];
  let tellingPairs: readonly Pair[] | null = null;
  it.each(BROKEN)('control: a twin that %s is caught', async (_, signature, from, to) => {
    await scratch.admin.query('BEGIN');
    await scratch.admin.query(cutFunction(signature, from, to));
    const pairs = (tellingPairs ??= [
      ...sample(fc.tuple(anyClearance(), anyLabel()), 2_000),
      ...damaged(6_000),
      ...EXCLUDED,
    ]);
    const found = await difference(scratch.admin, 'access.dominates(a, b)', pairs, reads).catch(
      () => 'fails',
    );
    await scratch.admin.query('ROLLBACK');
    expect(found).not.toBeNull();
  });

  it('compares one clearance with 1,000 labels in well under 100 ms', async () => {
    const pairs = sample(fc.tuple(fc.constant(sample(anyClearance(), 1)[0] as Clearance), anyLabel()), 1_000);
    let best = Infinity;
    // Measured: 30 ms, 8 of them for reading the pairs. A run that neighbours disturb says nothing: the best one counts.
    for (let run = 0; run < 5 && best >= 100; run += 1) {
      const from = performance.now();
      await answers(site.admin, 'access.dominates(a, b)', pairs);
      best = Math.min(best, performance.now() - from);
    }
    expect(best).toBeLessThan(100);
  });
});

/** A label that its policy excludes, and a reader who holds all of it. */
const EXCLUDED: readonly Pair[] = [
  [
    [{ policy: 'WIDE', level: 'L2', restrictive: ['A', 'B', 'C'], permissive: {} }],
    { policy: 'WIDE', level: 'L0', restrictive: ['A', 'B', 'C'], permissive: {} },
  ],
];
