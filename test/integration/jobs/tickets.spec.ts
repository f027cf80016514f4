import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newSessionToken, tokenHash } from '#auth';
import { newId } from '#kernel';
import { askJob, asPerson, claim, enter } from '../../support/jobs/job-site.js';
import { TestSite } from '../../support/site/test-site.js';

describe('the ticket of a job', () => {
  let site: TestSite;
  let worker: pg.Client;
  beforeAll(async () => {
    site = await TestSite.start();
    worker = await site.connect('ruche_worker');
  });
  beforeEach(async () => {
    await site.admin.query('DELETE FROM auth.job');
    await site.admin.query(`UPDATE auth.session SET ended_at = now() WHERE ended_at IS NULL`);
  });
  afterAll(async () => {
    await worker.end();
    await site.stop();
  });

  it('opens the units of the one who asked, at the level at which he asked, for as long as the job runs', async () => {
    const id = await askJob(site, 's_ab', { workingLevel: 'DR' });
    const { rows, tokenOf } = await claim(worker);
    expect(rows).toEqual([{ id, attempt: 1, ticket: expect.any(String), refusal: null }]);
    const token = tokenOf(rows[0]);
    expect(await enter(site, token)).toMatchObject({ accountId: site.account('s_ab'), workingLevel: 'DR' });
    expect(
      (
        await worker.query('SELECT auth.finish_job($1, $2, $3, NULL, NULL) AS done', [
          id,
          tokenHash(token),
          'done',
        ])
      ).rows,
    ).toEqual([{ done: true }]);
    expect(await enter(site, token)).toBeNull();
    expect(
      await site.value('SELECT ended_reason AS value FROM auth.session WHERE id = $1', rows[0]?.ticket),
    ).toBe('job_over');
  });

  it('is given for nothing that is not due, not asked for, or of another kind', async () => {
    await askJob(site, 'dr', { inSeconds: 3600 });
    expect((await claim(worker, 10)).rows).toEqual([]);
    await askJob(site, 'dr', { kind: 'other.work' });
    expect((await claim(worker, 10)).rows).toEqual([]);
    // Control: the same look finds what is due.
    const due = await askJob(site, 'dr');
    expect((await claim(worker, 10)).rows.map(({ id }) => id)).toEqual([due]);
    expect(
      await site.value(
        `SELECT count(*)::int4 AS value FROM auth.session WHERE kind = 'job' AND ended_at IS NULL`,
      ),
    ).toBe(1);
  });

  it('control: without the question of time, a job is begun before it is due', async () => {
    const scratch = await TestSite.in(site.cluster);
    const source = await scratch.value<string>(
      `SELECT pg_get_functiondef('auth.claim_jobs'::regproc) AS value`,
    );
    await scratch.admin.query(source.replace('<= now()', 'IS NOT NULL'));
    await askJob(scratch, 'dr', { inSeconds: 3600 });
    const other = await scratch.connect('ruche_worker');
    expect((await claim(other)).rows).toHaveLength(1);
    await other.end();
    await scratch.admin.end();
  });

  it.each([
    ['read or write the table', `UPDATE auth.job SET due_at = now()`],
    ['plant a job', `INSERT INTO auth.job DEFAULT VALUES`],
    ['ask for one', `SELECT auth.ask_job(gen_random_uuid(), 'test.work', gen_random_uuid(), now(), 'fr')`],
    ['move one', `SELECT auth.move_job(gen_random_uuid(), now())`],
    ['open a ticket by itself', `SELECT auth.open_ticket(NULL, gen_random_uuid(), sha256('x'), now())`],
    [
      'open a session',
      `SELECT auth.open_session(gen_random_uuid(), sha256('x'), gen_random_uuid(), NULL, '', '1 h', '1 h')`,
    ],
    ['enter', `SELECT access.enter('x')`],
  ])('ruche_worker may not %s', async (_, statement) => {
    await expect(worker.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('is not had without a caller, nor for another person', async () => {
    const app = await site.connect('ruche_app');
    const ask = `SELECT auth.ask_job(gen_random_uuid(), 'test.work', gen_random_uuid(), now(), 'fr')`;
    await expect(app.query(ask)).rejects.toMatchObject({ code: 'RU010' });
    // A forged principal is told by the seal.
    await app.query('BEGIN');
    await app.query(`SELECT set_config('ruche.principal', $1, true)`, [
      `${site.account('s_ab')}|${newId()}|member|t|{}|[]#${'0'.repeat(64)}`,
    ]);
    await expect(app.query(ask)).rejects.toMatchObject({ code: '42501' });
    await app.query('ROLLBACK');
    await app.end();
    const id = await askJob(site, 'dr');
    // Somebody else's job is nobody's: not moved, not cancelled, not shown.
    await asPerson(site, await site.signIn('s_ab'), async (other) => {
      expect((await other.query('SELECT * FROM auth.own_jobs($1)', [[id]])).rows).toEqual([]);
      expect((await other.query('SELECT auth.cancel_job($1) AS a', [id])).rows).toEqual([{ a: 'over' }]);
    });
    await expect(
      asPerson(site, await site.signIn('s_ab'), (other) =>
        other.query('SELECT auth.move_job($1, now())', [id]),
      ),
    ).rejects.toMatchObject({ code: 'RU052' });
    expect(await site.value('SELECT account_id AS value FROM auth.job WHERE id = $1', id)).toBe(
      site.account('dr'),
    );
  });

  it('is refused when the account is off, and the job is over', async () => {
    const id = await askJob(site, 'dr');
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [site.account('dr')]);
    const { rows } = await claim(worker);
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('dr')]);
    expect(rows).toEqual([{ id, attempt: 1, ticket: null, refusal: 'ACCOUNT_DISABLED' }]);
    expect(await site.value('SELECT state AS value FROM auth.job WHERE id = $1', id)).toBe('failed');
    expect((await claim(worker)).rows).toEqual([]);
  });

  it('dies at once when the account is switched off while the job runs', async () => {
    await askJob(site, 'dr');
    const { rows, tokenOf } = await claim(worker);
    expect(await enter(site, tokenOf(rows[0]))).not.toBeNull();
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [site.account('dr')]);
    const entered = await enter(site, tokenOf(rows[0]));
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('dr')]);
    expect(entered).toBeNull();
  });

  it('carries a clearance that was lowered in between, and never one above the level of asking', async () => {
    const held = await site.value(
      'SELECT clearance AS value FROM auth.account WHERE id = $1',
      site.account('s_ab'),
    );
    await askJob(site, 's_ab');
    await site.admin.query(
      `UPDATE auth.account SET clearance = jsonb_build_array(jsonb_set(clearance -> 0, '{level}', '"DR"')) WHERE id = $1`,
      [site.account('s_ab')],
    );
    const { rows, tokenOf } = await claim(worker);
    const lowered = await enter(site, tokenOf(rows[0]));
    expect(lowered).toMatchObject({ workingLevel: 'DR' });
    expect(lowered?.['labels']).not.toContain(site.label('S'));
    await site.admin.query('UPDATE auth.account SET clearance = $2 WHERE id = $1', [
      site.account('s_ab'),
      JSON.stringify(held),
    ]);
    // Control: with the clearance back, the same ticket is still no higher than it was opened.
    expect(await enter(site, tokenOf(rows[0]))).toMatchObject({ workingLevel: 'DR' });
    await askJob(site, 's_ab', { workingLevel: 'NP' });
    const low = await claim(worker);
    expect(await enter(site, low.tokenOf(low.rows[0]))).toMatchObject({ workingLevel: 'NP' });
  });

  it('is refused when nothing is left of the clearance', async () => {
    const held = await site.value(
      'SELECT clearance AS value FROM auth.account WHERE id = $1',
      site.account('dr'),
    );
    await askJob(site, 'dr');
    await site.admin.query(`UPDATE auth.account SET clearance = '[]' WHERE id = $1`, [site.account('dr')]);
    const { rows } = await claim(worker);
    await site.admin.query('UPDATE auth.account SET clearance = $2 WHERE id = $1', [
      site.account('dr'),
      JSON.stringify(held),
    ]);
    expect(rows[0]).toMatchObject({ ticket: null, refusal: 'CLEARANCE_GONE' });
  });

  it('is no session that its person sees or counts, and makes nobody present', async () => {
    await askJob(site, 'dr');
    await site.admin.query(`UPDATE auth.session SET ended_at = now() WHERE ended_at IS NULL`);
    const { rows, tokenOf } = await claim(worker);
    const ticket = tokenOf(rows[0]);
    const present = (): Promise<unknown> =>
      site.signIn('s_ab').then((token) =>
        asPerson(site, token, async (app) => ({
          presence: (await app.query('SELECT id FROM people.presence($1)', [[site.account('dr')]])).rows,
          found: (
            await app.query(`SELECT id FROM people.search('', '', '', '', NULL, '{present}', NULL, 100)`)
          ).rows.map(({ id }: { id: string }) => id),
        })),
      );
    expect(await present()).toEqual({ presence: [], found: [site.account('s_ab')] });
    const own = await site.signIn('dr');
    await asPerson(site, own, async (app) => {
      expect((await app.query('SELECT id FROM auth.own_sessions(NULL, 10)')).rows).toHaveLength(1);
      expect((await app.query('SELECT auth.end_own_session($1) AS done', [rows[0]?.ticket])).rows).toEqual([
        { done: false },
      ]);
      expect((await app.query('SELECT auth.end_other_sessions() AS ended')).rows).toEqual([{ ended: 0 }]);
    });
    const auth = await site.connect('ruche_auth');
    const step = await auth.query('SELECT auth.step_up($1, $2) AS done', [
      tokenHash(ticket),
      tokenHash(newSessionToken()),
    ]);
    await auth.end();
    expect(step.rows).toEqual([{ done: false }]);
    // Control: the session that he opened himself is all of that.
    expect(await present()).toMatchObject({ presence: [{ id: site.account('dr') }] });
    expect(await enter(site, ticket)).not.toBeNull();
  });

  it('is over with its lease; the job is begun again, a few times, and then no more', async () => {
    const id = await askJob(site, 'dr');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const { rows, tokenOf } = await claim(worker, 1, { leaseSeconds: 0.05 });
      expect(rows).toMatchObject([{ id, attempt, refusal: null }]);
      expect((await claim(worker)).rows).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(await enter(site, tokenOf(rows[0]))).toBeNull();
    }
    expect((await claim(worker)).rows).toMatchObject([
      { id, ticket: null, refusal: 'JOB_ATTEMPTS_EXHAUSTED' },
    ]);
    expect((await claim(worker)).rows).toEqual([]);
  });

  it('is renewed and ended by its own worker alone, and no longer than five minutes at a time', async () => {
    const id = await askJob(site, 'dr');
    const { rows, tokenOf } = await claim(worker, 1, { leaseSeconds: 1e6 });
    const left = () =>
      site.value<number>(
        'SELECT extract(epoch FROM claimed_until - now())::int4 AS value FROM auth.job WHERE id = $1',
        id,
      );
    expect(await left()).toBeLessThanOrEqual(300);
    const renew = (token: string) =>
      worker
        .query<{ a: string }>(`SELECT auth.renew_job($1, $2, '1 day') AS a`, [id, tokenHash(token)])
        .then((answer) => answer.rows[0]?.a);
    expect(await renew('somebody else')).toBe('lost');
    expect(await renew(tokenOf(rows[0]))).toBe('go');
    expect(await left()).toBeLessThanOrEqual(300);
    const finish = await worker.query(`SELECT auth.finish_job($1, $2, 'done', NULL, NULL) AS done`, [
      id,
      tokenHash('x'),
    ]);
    expect(finish.rows).toEqual([{ done: false }]);
    await asPerson(site, await site.signIn('dr'), async (app) => {
      expect((await app.query('SELECT auth.cancel_job($1) AS a', [id])).rows).toEqual([{ a: 'asked' }]);
    });
    expect(await renew(tokenOf(rows[0]))).toBe('stop');
    await site.admin.query(`UPDATE auth.job SET claimed_at = now() - interval '61 minutes'`);
    expect(await renew(tokenOf(rows[0]))).toBe('lost');
  });

  it('takes no token that is none', async () => {
    await askJob(site, 'dr');
    const claimWith = (hashes: unknown) =>
      worker.query(`SELECT * FROM auth.claim_jobs($1, $2, '{test.work}', '1 min')`, [[newId()], hashes]);
    for (const hashes of [[], [Buffer.from('short')], [null]])
      await expect(claimWith(hashes)).rejects.toMatchObject({ code: '22023' });
  });

  it('asks once for the same, and not without end', async () => {
    const subjectId = newId();
    await askJob(site, 'dr', { subjectId });
    await expect(askJob(site, 'dr', { subjectId })).rejects.toMatchObject({ code: 'RU050' });
    // Somebody else's job about the same thing is not met.
    await askJob(site, 's_ab', { subjectId });
    await site.admin.query(
      `INSERT INTO auth.job (id, account_id, working_level, kind, subject_id, language, source_address, asked_session, due_at)
       SELECT gen_random_uuid(), account_id, working_level, kind, gen_random_uuid(), language, source_address, asked_session, due_at
       FROM auth.job, generate_series(1, 1000) WHERE account_id = $1`,
      [site.account('dr')],
    );
    await expect(askJob(site, 'dr')).rejects.toMatchObject({ code: 'RU051' });
  });

  it('forgets what is over for a month', async () => {
    await askJob(site, 'dr');
    const { rows, tokenOf } = await claim(worker);
    await worker.query(`SELECT auth.finish_job($1, $2, 'done', NULL, NULL)`, [
      rows[0]?.id,
      tokenHash(tokenOf(rows[0])),
    ]);
    await worker.query('SELECT auth.prune_jobs()');
    expect(await site.value('SELECT count(*)::int4 AS value FROM auth.job')).toBe(1);
    await site.admin.query(`UPDATE auth.job SET ended_at = now() - interval '31 days'`);
    await worker.query('SELECT auth.prune_jobs()');
    expect(await site.value('SELECT count(*)::int4 AS value FROM auth.job')).toBe(0);
  });
});
