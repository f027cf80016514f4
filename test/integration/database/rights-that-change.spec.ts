import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import { TEST_PEOPLE } from '../../support/site/test-people.js';

describe('rights that change', () => {
  let site: TestSite;
  let scratch: Stage;
  let app: pg.Client;

  beforeAll(async () => {
    site = await TestSite.start();
    await setStage(site);
    scratch = await setStage(await TestSite.in(site.cluster));
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await scratch.site.admin.end();
    await site.stop();
  });

  /** Messages that a unit of work of its own reads; null where the token opens none. */
  const messages = async (token: string, where = 'true'): Promise<number | null> => {
    await app.query('BEGIN');
    try {
      const { rows } = await app.query<{ principal: object | null }>('SELECT access.enter($1) AS principal', [
        token,
      ]);
      if (rows[0]?.principal === null) return null;
      return (await app.query(`SELECT FROM messaging.message WHERE ${where}`)).rowCount;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  describe('between two transactions', () => {
    const CHANGES: readonly [string, string][] = [
      [
        'the session was ended',
        `UPDATE auth.session SET ended_at = now(), ended_reason = 'sign_out' WHERE account_id = $1`,
      ],
      [
        'the session was idle for too long',
        `UPDATE auth.session SET seen_at = now() - idle WHERE account_id = $1`,
      ],
      ['the session has expired', `UPDATE auth.session SET expires_at = now() WHERE account_id = $1`],
      ['the account was disabled', `UPDATE auth.account SET state = 'disabled' WHERE id = $1`],
      [
        'the clearance fell below the working level',
        `UPDATE auth.account SET clearance = jsonb_set(clearance, '{0,level}', '"NP"') WHERE id = $1`,
      ],
      ['the clearance was taken away', `UPDATE auth.account SET clearance = '[]' WHERE id = $1`],
      [
        'the clearance got a second entry for the policy',
        `UPDATE auth.account SET clearance = clearance || clearance WHERE id = $1`,
      ],
      [
        'the clearance is no list any more',
        `UPDATE auth.account SET clearance = clearance -> 0 WHERE id = $1`,
      ],
    ];

    it.each(CHANGES)('nothing once %s', async (_, change) => {
      const token = await site.signIn('dr');
      expect(await messages(token)).not.toBeNull();
      const kept = await site.admin.query<{ clearance: unknown }>(
        'SELECT clearance FROM auth.account WHERE id = $1',
        [site.account('dr')],
      );
      await site.admin.query(change, [site.account('dr')]);
      expect(await messages(token)).toBeNull();
      await site.admin.query(`UPDATE auth.account SET state = 'active', clearance = $2 WHERE id = $1`, [
        site.account('dr'),
        JSON.stringify(kept.rows[0]?.clearance),
      ]);
      await site.admin.query(`DELETE FROM auth.session WHERE account_id = $1`, [site.account('dr')]);
    });

    it('less once the clearance was lowered, and nothing of a space once the membership is gone', async () => {
      const space = await site.addSpace({ members: ['keeper'] });
      await site.addMessage(space, 's_ab', 'NP', 'low');
      await site.addMessage(space, 's_ab', 'S_A', 'high');
      const token = await site.signIn('keeper', 'S');
      const read = () => messages(token, `space_id = '${space.id}'`);
      expect(await read()).toBe(2);
      await site.admin.query(
        `UPDATE auth.account SET clearance = jsonb_set(clearance, '{0,restrictive}', '[]') WHERE id = $1`,
        [site.account('keeper')],
      );
      expect(await read()).toBe(1);
      await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1', [space.id]);
      expect(await read()).toBe(0);
    });

    it('one session that lost its level does not stop deliveries to the others', async () => {
      const relay = await site.connect('ruche_relay');
      const space = await site.addSpace({ members: ['np', 's_a'] });
      const tokens = [await site.signIn('np'), await site.signIn('s_a')];
      const ids = await Promise.all(
        tokens.map((token) =>
          site.value<string>(
            `SELECT id AS value FROM auth.session WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
            token,
          ),
        ),
      );
      const readers = async () => {
        const { rows } = await relay.query<{ ids: string[] }>('SELECT spaces.readers($1, $2, $3) AS ids', [
          space.id,
          site.label('NP'),
          ids,
        ]);
        return rows[0]?.ids.sort();
      };
      expect(await readers()).toEqual([...ids].sort());
      await site.admin.query(
        `UPDATE auth.account SET clearance = jsonb_set(clearance, '{0,level}', '"NP"') WHERE id = $1`,
        [site.account('s_a')],
      );
      expect(await readers()).toEqual([ids[0]]);
      const { rows } = await relay.query('SELECT session_id FROM auth.live_sessions($1)', [ids]);
      expect(rows).toEqual([{ session_id: ids[0] }]);
      await relay.end();
    });
  });

  it('the three duties are disjoint for one human, whatever his accounts are called', async () => {
    const provision = (siteRole: string, uid: string, on: pg.Client) =>
      on.query('SELECT auth.provision(gen_random_uuid(), $1::jsonb)', [
        JSON.stringify({
          ...TEST_PEOPLE.np,
          uid,
          siteRole,
          directoryId: uid,
          displayName: uid,
          humanKey: 'human-officer',
          partner: false,
        }),
      ]);
    for (const duty of ['auditor', 'operator'])
      await expect(provision(duty, `second ${duty}`, site.admin)).rejects.toMatchObject({ code: '23505' });
    await provision('officer', 'second officer', site.admin);
    await provision('member', 'private account', site.admin);
    // Control: the key of duties is what refuses.
    const { admin } = scratch.site;
    await admin.query('BEGIN; ALTER TABLE auth.duty DROP CONSTRAINT pk_duty');
    expect((await provision('auditor', 'second auditor', admin)).rowCount).toBe(1);
    await admin.query('ROLLBACK');
  });
});
