import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { cutFunction } from '../../support/site/removals.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';
import type { TestUid } from '../../support/site/test-people.js';

const label = (
  level: unknown,
  restrictive: unknown = [],
  permissive: unknown = {},
  policy: unknown = 'FR',
) => ({
  policy,
  level,
  restrictive,
  permissive,
});

describe('a label', () => {
  let stage: Stage;
  let scratch: Stage;
  let app: pg.Client;

  beforeAll(async () => {
    const site = await TestSite.start();
    stage = await setStage(site);
    scratch = await setStage(await TestSite.in(site.cluster));
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await scratch.site.admin.end();
    await stage.site.stop();
  });

  interface Told {
    readonly code?: string;
    readonly message: string;
  }
  /** What the caller is told; null where the statement goes through. */
  const told = async (client: pg.Client, sql: string, values: readonly unknown[]): Promise<Told | null> => {
    await client.query('SAVEPOINT asked');
    try {
      await client.query(sql, [...values]);
      return null;
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT asked');
      const { code, message, detail, hint } = error as pg.DatabaseError;
      return {
        ...(code === undefined ? {} : { code }),
        message: [message, detail, hint].filter(Boolean).join(' / '),
      };
    }
  };
  const asPerson = async <T>(
    on: Stage,
    uid: TestUid,
    work: (client: pg.Client) => Promise<T>,
    removal?: string,
  ) => {
    const client = removal === undefined ? app : on.site.admin;
    await client.query('BEGIN');
    try {
      if (removal !== undefined) await client.query(`${removal}; SET LOCAL SESSION AUTHORIZATION ruche_app`);
      await client.query('SELECT access.enter($1)', [on.tokens[uid]]);
      return await work(client);
    } finally {
      await client.query('ROLLBACK');
    }
  };
  const intern = (client: pg.Client, asked: object) =>
    told(client, 'SELECT access.intern_label($1::jsonb)', [JSON.stringify(asked)]);

  const REFUSED: readonly [string, TestUid, object][] = [
    ['above the caller’s level', 'np', label('DR')],
    ['of a category that the caller does not hold', 's_a', label('DR', ['BOREAL'])],
    ['releasable to others than the caller', 'foreign', label('S', [], { releasableTo: ['FRA'] })],
    ['of an unknown level', 's_ab', label('X')],
    ['of an unknown category', 's_ab', label('S', ['CONDOR'])],
    ['of an unknown policy', 's_ab', label('S', [], {}, 'OTHER')],
    ['of an unknown tag', 's_ab', label('S', [], { eyes: ['FRA'] })],
    ['of an unknown value', 's_ab', label('S', [], { releasableTo: ['FRA', 'ELBE'] })],
    ['with an empty list', 's_ab', label('S', [], { releasableTo: [] })],
    ['with a text in the place of categories', 's_ab', label('S', 'ALBATROS')],
    ['with a text in the place of values', 's_ab', label('S', [], { releasableTo: 'FRA' })],
    ['with a list in the place of the map', 's_ab', label('S', [], [])],
    ['that is a list', 's_ab', []],
    ['asked for by an officer', 'officer', label('NP', [], { releasableTo: ['FRA'] })],
    ['asked for by an auditor', 'auditor', label('NP', [], { releasableTo: ['FRA'] })],
  ];

  it.each(REFUSED)('%s is refused, in the same words', async (_, uid, asked) => {
    expect(await asPerson(stage, uid, (client) => intern(client, asked))).toEqual({
      code: 'RU001',
      message: 'label refused',
    });
  });

  it('is refused without a principal', async () => {
    await app.query('BEGIN');
    expect(await intern(app, label('NP'))).toEqual({ code: 'RU001', message: 'label refused' });
    await app.query('ROLLBACK');
  });

  it('above the caller is made when the check is gone (control)', async () => {
    const removal = cutFunction(
      'access.intern_label(jsonb)',
      'NOT access.dominates(clearance, label)',
      'false',
    );
    const asked = label('S', ['ALBATROS'], { releasableTo: ['FRA'] });
    expect(await asPerson(scratch, 'np', (client) => intern(client, asked), removal)).toBeNull();
  });

  it('of an officer is made when the check of the site role is gone (control)', async () => {
    const removal = cutFunction('access.intern_label(jsonb)', `access.site_role() <> 'member'`, 'false');
    const asked = label('NP', [], { releasableTo: ['FRA'] });
    expect(await asPerson(scratch, 'officer', (client) => intern(client, asked), removal)).toBeNull();
  });

  it('above the site’s ceiling is refused even to who dominates it, and no session opens above it', async () => {
    const raise = async ({ site }: Stage) => {
      await site.admin.query(
        `UPDATE auth.account SET clearance = jsonb_set(clearance, '{0,level}', '"TS"') WHERE uid = 's_ab';`,
      );
      await site.admin.query(`UPDATE auth.session SET working_level = 'TS' WHERE account_id = $1`, [
        site.account('s_ab'),
      ]);
    };
    await raise(stage);
    await raise(scratch);
    const asked = (client: pg.Client) => intern(client, label('TS'));
    expect(await asPerson(stage, 's_ab', asked)).toEqual({
      code: 'RU003',
      message: 'label above what the site is accredited for',
    });
    const removal = cutFunction('access.intern_label(jsonb)', 'NOT access.within_site(label)', 'false');
    expect(await asPerson(scratch, 's_ab', asked, removal)).toBeNull();

    await expect(stage.site.signIn('s_ab', 'TS')).rejects.toThrow('no session');
    await scratch.site.admin.query(`UPDATE access.site SET ceiling_level = 'TS'`);
    expect(await scratch.site.signIn('s_ab', 'TS')).toHaveLength(43);
    // Without a choice, the session works at the ceiling.
    const token = await stage.site.signIn('s_ab');
    await app.query('BEGIN');
    const { rows } = await app.query(`SELECT access.enter($1) ->> 'workingLevel' AS level`, [token]);
    await app.query('ROLLBACK');
    expect(rows).toEqual([{ level: 'S' }]);
  });

  it('born in a unit of work is usable and visible in it, in its one spelling', async () => {
    const asked = label('S', ['BOREAL', 'ALBATROS', 'BOREAL'], { releasableTo: ['DEU', 'FRA'] });
    const parts = await asPerson(stage, 's_a', async (client) => {
      const { rows } = await client.query<{ id: number }>('SELECT access.intern_label($1::jsonb) AS id', [
        JSON.stringify({ ...asked, restrictive: ['ALBATROS'] }),
      ]);
      const made = await client.query<{ parts: unknown }>('SELECT parts FROM access.label WHERE id = $1', [
        rows[0]?.id,
      ]);
      return made.rows;
    });
    expect(parts).toEqual([
      {
        parts: {
          policy: 'FR',
          level: 'S',
          restrictive: ['ALBATROS'],
          permissive: { releasableTo: ['DEU', 'FRA'] },
        },
      },
    ]);
  });

  const POST = `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
    VALUES (gen_random_uuid(), $1, $2, $3, access.me(), 'probe', now())`;

  it('that is hidden answers like one that does not exist', async () => {
    const probe = (on: Stage, labelId: number) => (client: pg.Client) =>
      told(client, POST, [on.shared.conversationId, on.shared.id, labelId]);
    const hidden = await asPerson(stage, 'np', probe(stage, stage.site.label('S_AB')));
    expect(hidden).toEqual(await asPerson(stage, 'np', probe(stage, 999_999)));
    expect(hidden?.code).toBe('42501');
    // Control: without the policy only the foreign key answers, and it tells the two apart.
    const removal = 'ALTER POLICY message_insert ON messaging.message WITH CHECK (true)';
    expect(await asPerson(scratch, 'np', probe(scratch, scratch.site.label('S_AB')), removal)).toBeNull();
    expect(await asPerson(scratch, 'np', probe(scratch, 999_999), removal)).toMatchObject({ code: '23503' });
  });

  it('is no help in finding hidden conversations: they answer like random ids', async () => {
    const probe = (on: Stage, conversation: string, space: string) => (client: pg.Client) =>
      told(client, POST, [conversation, space, on.site.label('NP')]);
    const random = '00000000-0000-7000-8000-000000000001';
    const { hidden } = stage;
    const answer = await asPerson(stage, 'np', probe(stage, hidden.conversationId, hidden.id));
    expect(answer).toEqual(await asPerson(stage, 'np', probe(stage, random, random)));
    expect(answer?.code).toBe('RU015');
    // The trigger that keeps content below the ceiling looks for the space once more.
    const removal = `ALTER POLICY message_insert ON messaging.message WITH CHECK (true);
      ALTER TABLE messaging.message DISABLE TRIGGER message_keep`;
    const open = probe(scratch, scratch.hidden.conversationId, scratch.hidden.id);
    expect(await asPerson(scratch, 'np', open, removal)).toBeNull();
  });

  it('that is hidden is not described by comparing it with ceilings', async () => {
    const compare = (on: Stage, removal?: string) =>
      asPerson(
        on,
        'np',
        async (client) => {
          const { rows } = await client.query<{ within: boolean }>(
            'SELECT access.within_ceiling($1, $1) AS within',
            [on.site.label('S_AB')],
          );
          return rows[0]?.within;
        },
        removal,
      );
    expect(await compare(stage)).toBe(false);
    const removal = cutFunction(
      'access.within_ceiling(int4,int4)',
      'label_id = ANY ((SELECT access.labels())::int4[]) AND',
      '',
    );
    expect(await compare(scratch, removal)).toBe(true);
  });
});
