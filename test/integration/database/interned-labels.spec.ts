import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dominates, labelKey, type Label } from '#contracts';
import { POLICIES } from '../../support/site/algebra-policies.js';
import { anyDamagedClearance } from '../../support/site/damaged-labels.js';
import { anyClearance, anyLabel } from '../../support/site/random-labels.js';
import { cutFunction } from '../../support/site/removals.js';
import { answers, SEED } from '../../support/site/sql-twin.js';
import { TestSite } from '../../support/site/test-site.js';

describe('an interned label', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
    for (const policy of POLICIES.values())
      await site.admin.query(`INSERT INTO access.policy (id, version, hash, body) VALUES ($1, 1, '', $2)`, [
        policy.id,
        JSON.stringify(policy),
      ]);
  });
  afterAll(() => site.stop());

  it('is found for a clearance, in one go with all others, where it is dominated by itself', async () => {
    const labels = fc.sample(anyLabel(), { numRuns: 120, seed: SEED });
    const clearances = fc.sample(fc.oneof(anyClearance(), anyDamagedClearance()), {
      numRuns: 150,
      seed: SEED,
    });
    const readable = async (): Promise<readonly unknown[]> =>
      answers(
        site.admin,
        `(SELECT coalesce(jsonb_agg(l.key ORDER BY l.key), '[]') FROM access.label l
        WHERE l.id = ANY (access.readable_labels(a)) AND l.parts ->> 'policy' <> 'FR')`,
        clearances.map((clearance) => [clearance, null] as const),
      );
    const keys = new Map(labels.map((label) => [labelKey(label), label]));
    const judged = clearances.map((clearance) =>
      [...keys].flatMap(([key, label]) => (dominates(POLICIES, clearance, label) ? [key] : [])).sort(),
    );
    await site.admin.query('BEGIN');
    for (const label of labels)
      await site.admin.query('SELECT access.put_label($1::jsonb)', [JSON.stringify(label)]);
    const found = await readable();
    // Control: a set that is not judged.
    await site.admin.query('DELETE FROM access.readable');
    await site.admin.query(
      cutFunction('access.readable_labels(jsonb)', 'access.covers(j.rules, j.holdings, l.parts)', 'true'),
    );
    const unjudged = await readable();
    await site.admin.query('ROLLBACK');
    expect(found).toEqual(judged);
    expect(new Set(judged.map(({ length }) => length)).size).toBeGreaterThan(5);
    expect(unjudged).not.toEqual(judged);
  });

  it('lets content lie where the ceiling is as high and holds its compartments, whoever may read it', async () => {
    const within = (label: Label, ceiling: Label): boolean =>
      dominates(POLICIES, [ceiling], { ...label, permissive: {} });
    await site.admin.query('BEGIN');
    // A principal that holds every label, sealed by hand: what is judged here is the comparison.
    await site.admin.query(
      cutFunction(
        'access.within_ceiling(int4,int4)',
        'label_id = ANY ((SELECT access.labels())::int4[]) AND',
        '',
      ),
    );
    const labels = fc.sample(anyLabel(), { numRuns: 60, seed: SEED });
    const { rows } = await site.admin.query<{ id: number }>(
      'SELECT access.put_label(l) AS id FROM unnest($1::jsonb[]) WITH ORDINALITY x (l, i) ORDER BY i',
      [labels.map((label) => JSON.stringify(label))],
    );
    const pairs = labels.flatMap((_, a) => labels.map((__, b) => [a, b] as const));
    const found = await answers(
      site.admin,
      'access.within_ceiling(a::int4, b::int4)',
      pairs.map(([a, b]) => [rows[a]?.id, rows[b]?.id] as const),
    );
    // What writers of content ask: judged the first time, remembered the second.
    const kept = async (): Promise<unknown> =>
      answers(
        site.admin,
        'access.lies_below(a::int4, b::int4)',
        pairs.map(([a, b]) => [rows[a]?.id, rows[b]?.id] as const),
      );
    expect(await kept()).toEqual(found);
    expect(await kept()).toEqual(found);
    await site.admin.query('ROLLBACK');
    expect(found).toEqual(pairs.map(([a, b]) => within(labels[a] as Label, labels[b] as Label)));
    expect(found).toContain(true);
    expect(found).toContain(false);
    const inOne = pairs.filter(([a, b]) => labels[a]?.policy === labels[b]?.policy);
    expect(inOne.map(([a, b]) => within(labels[a] as Label, labels[b] as Label))).toEqual(
      inOne.map(([a, b]) => plainlyWithin(labels[a] as Label, labels[b] as Label)),
    );
  });

  it('is judged again below a ceiling once labels or policies have changed', async () => {
    const below = (): Promise<unknown> =>
      site.value('SELECT access.lies_below($1, $2) AS value', site.label('NP'), site.label('DR'));
    await site.admin.query('BEGIN');
    expect(await below()).toBe(true);
    const forge = 'UPDATE access.below SET within = false';
    await site.admin.query(forge);
    // Control: it was remembered.
    expect(await below()).toBe(false);
    await site.admin.query('UPDATE access.policy SET version = version + 1');
    expect(await below()).toBe(true);
    await site.admin.query('ROLLBACK');
  });

  it('is judged by rules that follow the body of its policy, whatever is written beside it', async () => {
    const rules = (): Promise<unknown> =>
      site.value(`SELECT rules = access.policy_rules(body) AS value FROM access.policy WHERE id = 'LOW'`);
    const written = `UPDATE access.policy SET rules = '{}' WHERE id = 'LOW'`;
    await site.admin.query('BEGIN');
    await site.admin.query(written);
    expect(await rules()).toBe(true);
    await site.admin.query(
      `UPDATE access.policy SET body = jsonb_set(body, '{levels,1,id}', '"OTHER"') WHERE id = 'LOW'`,
    );
    expect(await rules()).toBe(true);
    expect(await site.value(`SELECT access.level_rank('LOW', 'OTHER') AS value`)).toBe(1);
    await site.admin.query('ALTER TABLE access.policy DISABLE TRIGGER policy_rules');
    await site.admin.query(written);
    expect(await rules()).toBe(false);
    await site.admin.query('ROLLBACK');
  });
});

/** The rule inside one policy in its own words: as high, and all the compartments. */
function plainlyWithin(label: Label, ceiling: Label): boolean {
  const levels = POLICIES.get(label.policy)?.levels.map(({ id }) => id) ?? [];
  return (
    levels.indexOf(label.level) <= levels.indexOf(ceiling.level) &&
    label.restrictive.every((id) => ceiling.restrictive.includes(id))
  );
}
