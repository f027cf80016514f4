import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { LoginRole } from '#database';
import { cutFunction } from '../../support/site/removals.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import { TEST_PEOPLE, type TestUid } from '../../support/site/test-people.js';

const CONTENT = ['messaging.message', 'messaging.conversation', 'spaces.space', 'spaces.membership'];

describe('what a principal sees', () => {
  let stage: Stage;
  let site: TestSite;
  let scratch: Stage;
  let app: pg.Client;

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    scratch = await setStage(await TestSite.in(site.cluster));
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await scratch.site.admin.end();
    await site.stop();
  });

  const count = async (client: pg.Client, table: string, where = 'true'): Promise<number> =>
    (await client.query(`SELECT FROM ${table} WHERE ${where}`)).rowCount ?? 0;

  /** In a unit of work of its own; null where the token opens none. */
  const unit = async <T>(token: string, work: (client: pg.Client) => Promise<T>): Promise<T | null> => {
    await app.query('BEGIN');
    try {
      const { rows } = await app.query<{ principal: object | null }>('SELECT access.enter($1) AS principal', [
        token,
      ]);
      return rows[0]?.principal === null ? null : await work(app);
    } finally {
      await app.query('ROLLBACK');
    }
  };
  const seen = (token: string, tables: readonly string[] = CONTENT): Promise<Record<string, number> | null> =>
    unit(token, async (client) => {
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = await count(client, table);
      return counts;
    });

  /** In the scratch database as superuser, then as ruche_app with the same person, then undone. */
  const without = async <T>(
    removal: string,
    uid: TestUid | null,
    work: (client: pg.Client) => Promise<T>,
  ) => {
    const { admin } = scratch.site;
    await admin.query('BEGIN');
    try {
      await admin.query(`${removal}; SET LOCAL SESSION AUTHORIZATION ruche_app`);
      if (uid) await admin.query('SELECT access.enter($1)', [scratch.tokens[uid]]);
      return await work(admin);
    } finally {
      await admin.query('ROLLBACK');
    }
  };

  describe('without a principal', () => {
    it.each([...CONTENT, 'people.profile', 'access.label'])('no row of %s', async (table) => {
      expect(await count(app, table)).toBe(0);
      const open = `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`;
      expect(await without(open, null, (client) => count(client, table))).toBeGreaterThan(0);
    });

    it('nothing from the functions that read the principal or his rows', async () => {
      const { rows } = await app.query(
        `SELECT access.me(), access.session_id(), access.site_role(), access.enters_implicitly(), access.labels(),
           access.clearance(), (SELECT count(*)::int4 FROM auth.last_sign_in()) AS sign_ins,
           (SELECT count(*)::int4 FROM spaces.my_part(ARRAY[$1]::uuid[])) AS members`,
        [stage.shared.id],
      );
      expect(rows).toEqual([
        {
          me: null,
          session_id: null,
          site_role: null,
          enters_implicitly: false,
          labels: [],
          clearance: null,
          sign_ins: 0,
          members: 0,
        },
      ]);
      const inside = await unit(stage.tokens.np, (client) =>
        client.query('SELECT * FROM spaces.my_part(ARRAY[$1]::uuid[])', [stage.shared.id]),
      );
      expect(inside?.rows).toMatchObject([{ members: 3 }]);
    });

    it.each(['ruche_auth', 'ruche_worker', 'ruche_relay'] satisfies LoginRole[])(
      'no content for %s',
      async (role) => {
        const client = await site.connect(role);
        try {
          for (const table of [...CONTENT, 'auth.session', 'auth.account', 'audit.audit_event'])
            await expect(count(client, table)).rejects.toMatchObject({ code: '42501' });
        } finally {
          await client.end();
        }
      },
    );
  });

  describe('by working level and duty', () => {
    it('a member sees what his whole clearance allows, and less at a lower level', async () => {
      const texts = async (level: string | null) =>
        unit(await site.signIn('s_ab', level), (client) => count(client, 'messaging.message'));
      const all = await texts(null);
      expect(all).toBe(3);
      expect(await texts('S')).toBe(3);
      expect(await texts('DR')).toBe(2);
      await expect(site.signIn('np', 'DR')).rejects.toThrow('no session');
    });

    it('a member below the entry label sees neither space nor membership nor content', async () => {
      const space = await site.addSpace({ visibility: 'open', entry: 'DR', members: ['s_a'] });
      await site.addMessage(space, 's_a', 'NP', 'low text behind a higher door');
      const visible = async (token: string) =>
        unit(token, async (client) => [
          await count(client, 'spaces.space', `id = '${space.id}'`),
          await count(client, 'spaces.membership', `space_id = '${space.id}'`),
          await count(client, 'messaging.conversation', `space_id = '${space.id}'`),
          await count(client, 'messaging.message', `space_id = '${space.id}'`),
          (await client.query('SELECT FROM spaces.my_part(ARRAY[$1]::uuid[])', [space.id])).rowCount,
        ]);
      expect(await visible(await site.signIn('s_a'))).toEqual([1, 1, 1, 1, 1]);
      expect(await visible(await site.signIn('s_a', 'NP'))).toEqual([0, 0, 0, 0, 0]);
    });

    it.each(['officer', 'auditor', 'operator'] satisfies TestUid[])(
      'an %s sees no content, even where made a member',
      async (uid) => {
        const open = await site.addSpace({ visibility: 'open', members: [uid] });
        await site.addMessage(open, 'np', 'NP', 'text for everybody');
        expect(await seen(stage.tokens[uid], [...CONTENT, 'access.label'])).toEqual({
          ...Object.fromEntries(CONTENT.map((table) => [table, 0])),
          'access.label': 0,
        });
        const members = (client: pg.Client) =>
          client
            .query('SELECT FROM spaces.my_part(ARRAY[$1]::uuid[])', [open.id])
            .then(({ rowCount }) => rowCount);
        expect(await unit(stage.tokens[uid], members)).toBe(0);

        // Control: the labels alone keep them out.
        await scratch.site.admin.query(
          'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) SELECT $1, id, entry_label_id FROM spaces.space WHERE id = $2 ON CONFLICT DO NOTHING',
          [scratch.site.account(uid), scratch.shared.id],
        );
        const removal = cutFunction(
          'access.enter(text)',
          `IF me.site_role <> 'member' THEN`,
          'IF false THEN',
        );
        expect(await without(removal, uid, (client) => count(client, 'messaging.message'))).toBeGreaterThan(
          0,
        );
      },
    );

    it('a partner enters open spaces by membership alone', async () => {
      const open = await site.addSpace({ visibility: 'open' });
      await site.addMessage(open, 'np', 'NP', 'text of the house');
      const id = await site.addPerson({ ...TEST_PEOPLE.np, uid: 'partner', partner: true });
      const member = site.account('np');
      site.accounts.set('np', id);
      const token = await site.signIn('np').finally(() => site.accounts.set('np', member));
      const visible = () =>
        unit(token, async (client) => [
          await count(client, 'spaces.space', `id = '${open.id}'`),
          await count(client, 'messaging.message', `space_id = '${open.id}'`),
        ]);
      expect(await visible()).toEqual([0, 0]);
      // Control: the same account, not a partner any more.
      await site.admin.query('UPDATE auth.account SET partner = false WHERE id = $1', [id]);
      expect(await visible()).toEqual([1, 1]);
      await site.admin.query('UPDATE auth.account SET partner = true WHERE id = $1', [id]);
      await site.admin.query(
        'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
        [id, open.id, site.label('NP')],
      );
      expect(await visible()).toEqual([1, 1]);
    });
  });
});
