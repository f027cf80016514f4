import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { TestSite } from '../../support/site/test-site.js';

/** What a clearance came to is kept with the session: it must hold for no longer than what it was judged by. */
describe('what is kept with a session', () => {
  let site: TestSite;
  let app: pg.Client;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    app = await site.connect('ruche_app');
  });
  beforeEach(async () => {
    token = await site.signIn('s_ab');
    await readable();
  });
  afterAll(async () => {
    await app.end();
    await site.stop();
  });

  const readable = async (): Promise<readonly number[]> => {
    await app.query('BEGIN');
    const { rows } = await app.query<{ entered: { labels: number[] } | null }>(
      'SELECT access.enter($1) AS entered',
      [token],
    );
    await app.query('COMMIT');
    return rows[0]?.entered?.labels ?? [];
  };
  const kept = (): Promise<{ labels: number[]; generation: string }> =>
    site.value(
      `SELECT to_jsonb(t) AS value FROM auth.standing t JOIN auth.session s ON s.id = t.session_id
       WHERE s.account_id = $1 ORDER BY s.opened_at DESC LIMIT 1`,
      site.account('s_ab'),
    );

  it('is what the next entry takes', async () => {
    expect((await kept()).labels).toEqual(await readable());
    await site.admin.query(`UPDATE auth.standing SET labels = '{}'`);
    expect(await readable()).toEqual([]);
  });

  it('falls with the clearance of the account', async () => {
    const before = await readable();
    const { clearance } = await site.value<{ clearance: unknown }>(
      'SELECT to_jsonb(a) AS value FROM auth.account a WHERE a.id = $1',
      site.account('s_ab'),
    );
    await site.admin.query(
      'UPDATE auth.account SET clearance = (SELECT clearance FROM auth.account WHERE id = $1) WHERE id = $2',
      [site.account('np'), site.account('s_ab')],
    );
    expect((await readable()).length).toBeLessThan(before.length);
    await site.admin.query('UPDATE auth.account SET clearance = $1 WHERE id = $2', [
      JSON.stringify(clearance),
      site.account('s_ab'),
    ]);
    expect(await readable()).toEqual(before);
  });

  const lowered = async (): Promise<readonly number[]> => {
    await site.admin.query(
      `UPDATE access.policy SET body = jsonb_set(body, '{levels}', (body -> 'levels') - 2)`,
    );
    return readable();
  };

  it('falls with the policy', async () => {
    const before = await readable();
    await site.admin.query(
      'BEGIN; CREATE TEMP TABLE was ON COMMIT PRESERVE ROWS AS SELECT id, body FROM access.policy; COMMIT',
    );
    const after = await lowered();
    await site.admin.query('UPDATE access.policy p SET body = was.body FROM was WHERE was.id = p.id');
    expect(after.length).toBeLessThan(before.length);
    expect(await readable()).toEqual(before);
  });

  it('control: stays when nothing says that the policy changed', async () => {
    const before = await readable();
    await site.admin.query('ALTER TABLE access.policy DISABLE TRIGGER policy_judge_again');
    const after = await lowered();
    await site.admin.query(
      'UPDATE access.policy p SET body = was.body FROM was WHERE was.id = p.id; ALTER TABLE access.policy ENABLE TRIGGER policy_judge_again',
    );
    expect(after).toEqual(before);
  });

  it('is kept without waiting for another request of the same browser', async () => {
    const other = await site.connect('ruche_app');
    await site.admin.query('UPDATE access.generation SET value = value + 1');
    await other.query('BEGIN');
    await other.query('SELECT access.enter($1)', [token]);
    expect((await readable()).length).toBeGreaterThan(0);
    await other.query('COMMIT');
    await other.end();
  });
});
