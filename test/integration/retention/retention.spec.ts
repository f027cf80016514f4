import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RetentionPolicy, RetentionRule, SpaceRetention } from '#contracts';
import { newId, type Id } from '#kernel';
import type { RetentionSweep } from '#retention';
import type { WorkerPool } from '#database';
import { passOf, plantOld, sweepOf } from '../../support/retention/retention-site.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { officersOf, type Officers } from '../policies/officers.js';

const ALL: RetentionRule = { kind: null, level: null, days: 100, least: 30, most: 200 };

describe('how long content is kept', () => {
  let site: TestSite;
  let api: TestApi;
  let officers: Officers;
  let sweep: RetentionSweep;
  let pool: WorkerPool;
  let space: TestSpace;
  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    officers = await officersOf(site);
    ({ sweep, pool } = sweepOf(site));
  }, 60_000);
  beforeEach(async () => {
    await site.admin.query('TRUNCATE messaging.message CASCADE');
    space = await site.addSpace({ members: ['np', 'dr', 's_ab'] });
    await site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [space.id, site.account('s_ab')],
    );
    await rules([ALL]);
  });
  afterAll(async () => {
    await pool.close();
    await api.stop();
    await site.stop();
  });

  const policy = async (): Promise<RetentionPolicy> =>
    (await api.ask<RetentionPolicy>('GET', 'retention-policy', { token: officers.first })).body;
  const set = (token: string, wanted: readonly RetentionRule[], version: number) =>
    api.ask<RetentionPolicy>('PUT', 'retention-policy', { token, body: { version, rules: wanted } });
  const rules = async (wanted: readonly RetentionRule[]): Promise<void> => {
    expect((await set(officers.first, wanted, (await policy()).version)).status).toBe(200);
  };
  const choose = async (days: number | null, token?: string) =>
    api.ask<SpaceRetention>('PUT', `spaces/${space.id}/retention`, {
      token: token ?? (await api.signIn('s_ab')),
      body: { days },
    });
  const left = (): Promise<Id[]> =>
    site.value(
      'SELECT coalesce(array_agg(id ORDER BY id), ARRAY[]::uuid[])::text[] AS value FROM messaging.message WHERE space_id = $1',
      space.id,
    );

  it('goes by the policy of the site: what is past its time is destroyed, what is not stays', async () => {
    await plantOld(site, space, 'dr', 'NP', 101);
    await plantOld(site, space, 'dr', 'DR', 300);
    const young = await plantOld(site, space, 'dr', 'NP', 99);
    expect(await passOf(sweep)).toBe(2);
    expect(await left()).toEqual([young]);
    const records = await site.value<object[]>(
      `SELECT jsonb_agg(convert_from(body, 'UTF8')::jsonb -> 'facts') AS value FROM audit.audit_event
       WHERE event = 'retention.destroyed' AND object_id = $1`,
      space.id,
    );
    expect(records).toEqual([
      { content: 'message', destroyed: 1 },
      { content: 'message', destroyed: 1 },
    ]);
    expect(await passOf(sweep)).toBe(0);
  });

  it('takes all that hangs on a message, and a first message only after its answers', async () => {
    const root = await plantOld(site, space, 'dr', 'NP', 300);
    const answer = await plantOld(site, space, 's_ab', 'DR', 50, root);
    const old = await plantOld(site, space, 'dr', 'NP', 300);
    const marks = {
      message_revision: `(message_id, version, space_id, label_id, body, written_at) SELECT id, 1, space_id, label_id, 'avant', created_at`,
      message_removed: `(message_id, version, space_id, label_id, body, written_at) SELECT id, 2, space_id, label_id, 'avant', created_at`,
      pin: `(id, message_id, conversation_id, space_id, label_id, pinned_by, pinned_at) SELECT gen_random_uuid(), id, conversation_id, space_id, label_id, author_id, now()`,
      saved: `(id, person_id, message_id, conversation_id, space_id, label_id, saved_at) SELECT gen_random_uuid(), author_id, id, conversation_id, space_id, label_id, now()`,
    };
    for (const [table, columns] of Object.entries(marks))
      await site.admin.query(
        `INSERT INTO messaging.${table} ${columns} FROM messaging.message WHERE id = $1`,
        [old],
      );
    await site.admin.query(
      `INSERT INTO discussion.reaction (id, subject_type, subject_id, space_id, label_id, person_id, reaction, given_at)
       SELECT gen_random_uuid(), 'message', id, space_id, label_id, author_id, 'agree', now() FROM messaging.message WHERE id = $1`,
      [old],
    );
    expect(await passOf(sweep)).toBe(1);
    expect(await left()).toEqual([root, answer].sort());
    const rest = [
      ...Object.keys(marks).map((table) => `SELECT FROM messaging.${table} WHERE message_id = $1`),
    ];
    for (const query of [...rest, 'SELECT FROM discussion.reaction WHERE subject_id = $1'])
      expect((await site.admin.query(query, [old])).rowCount).toBe(0);
    await rules([{ ...ALL, days: 40 }]);
    // The answer first, then what it answered.
    expect(await passOf(sweep)).toBe(1);
    expect(await passOf(sweep)).toBe(1);
    expect(await left()).toEqual([]);
  });

  it('follows the closest rule, by kind and level', async () => {
    await rules([
      ALL,
      { ...ALL, level: 'DR', days: 60 },
      { ...ALL, kind: 'project', days: 150 },
      { ...ALL, kind: 'project', level: 'S', days: 40 },
    ]);
    const [np, , s] = [
      await plantOld(site, space, 's_ab', 'NP', 140),
      await plantOld(site, space, 's_ab', 'NP', 160),
      await plantOld(site, space, 's_ab', 'S', 39),
      await plantOld(site, space, 's_ab', 'S', 41),
    ];
    expect(s).toBeDefined();
    expect(await passOf(sweep)).toBe(2);
    expect(await left()).toContain(np);
    const shown = await api.ask<SpaceRetention>('GET', `spaces/${space.id}/retention`, {
      token: await api.signIn('np'),
    });
    // Levels that the reader does not hold are not told.
    expect(shown.body).toEqual({
      chosen: null,
      levels: [{ level: 'NP', names: expect.anything(), days: 150, least: 30, most: 200 }],
      abilities: { update: false },
    });
  });

  it('is chosen by animators within the bounds, and brought within them when these are drawn closer', async () => {
    expect((await choose(40)).body).toMatchObject({ chosen: 40, abilities: { update: true } });
    await plantOld(site, space, 'dr', 'NP', 50);
    expect(await passOf(sweep)).toBe(1);
    for (const days of [29, 201]) {
      const answer = await choose(days);
      expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([
        422,
        'RETENTION_OUT_OF_BOUNDS',
      ]);
    }
    expect((await choose(40, await api.signIn('dr'))).status).toBe(403);
    await rules([{ ...ALL, least: 90 }]);
    const kept = await plantOld(site, space, 'dr', 'NP', 80);
    expect(await passOf(sweep)).toBe(0);
    expect(await left()).toEqual([kept]);
    expect((await choose(null)).body).toMatchObject({ chosen: null });
  });

  it('is for ever where nobody has decided otherwise', async () => {
    await rules([{ ...ALL, days: null, most: null }]);
    await plantOld(site, space, 'dr', 'NP', 30_000);
    expect(await passOf(sweep)).toBe(0);
  });

  it('is decided by officers who have just given their password, each knowing the version before', async () => {
    const { version } = await policy();
    const [one, two] = await Promise.all([
      set(officers.first, [ALL], version),
      set(officers.second, [ALL], version),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    await site.admin.query('UPDATE auth.session SET stepped_up_at = NULL');
    const late = await set(officers.first, [ALL], version + 1);
    expect([late.status, (late.body as unknown as { code: string }).code]).toEqual([403, 'STEP_UP_REQUIRED']);
    await site.admin.query('UPDATE auth.session SET stepped_up_at = now()');
    const wrong: RetentionRule[][] = [
      [{ ...ALL, kind: 'project' }],
      [{ ...ALL, days: 20 }],
      [{ ...ALL, most: 90 }],
      [{ ...ALL, days: null }],
      [ALL, ALL],
      [ALL, { ...ALL, level: 'X' }],
    ];
    for (const bad of wrong) expect((await set(officers.first, bad, version + 1)).status).toBe(422);
  });

  it('a sweep that is cut off between two batches is gone on with, by whichever worker', async () => {
    for (let message = 0; message < 3; message += 1) await plantOld(site, space, 'dr', 'NP', 300);
    const worker = await site.connect('ruche_worker');
    await worker.query('BEGIN');
    const first = await worker.query<{ destroyed: number }>('SELECT * FROM retention.sweep(2)');
    expect(first.rows.at(-1)?.destroyed).toBe(0);
    // Another worker waits for nothing and does nothing.
    expect(await pool.query('SELECT * FROM retention.sweep(2)')).toEqual([]);
    await worker.query('ROLLBACK');
    await worker.end();
    expect(await left()).toHaveLength(3);
    expect(await passOf(sweep)).toBe(3);
  });

  it('ruche_worker brings no time of its own, and destroys nothing by itself', async () => {
    const worker = await site.connect('ruche_worker');
    for (const statement of [
      `SELECT messaging.destroy_expired('${newId()}', 10)`,
      'DELETE FROM messaging.message',
      'SELECT * FROM retention.hold',
      `INSERT INTO retention.content VALUES ('x', 'auth.prune_jobs')`,
      `UPDATE retention.policy SET rules = '[]'`,
    ])
      await expect(worker.query(statement)).rejects.toMatchObject({ code: '42501' });
    await worker.end();
  });
});
