import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import { newId, type Id } from '#kernel';
import { outcomeOf } from '../../support/site/attack.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(60_000);

interface Ids {
  readonly space: Id;
  readonly person: Id;
  readonly request: Id;
  readonly group: Id;
  readonly np: number;
  readonly dr: number;
}

/** Every function of this library that the application's role may call on a space, with right arguments for it. */
const CALLS: Readonly<Record<string, (ids: Ids) => readonly unknown[]>> = {
  'spaces.update_space': ({ space }) => [space, 'renamed', null, null, null, null, null],
  'spaces.raise_entry': ({ space, dr }) => [space, dr],
  'spaces.archive': ({ space }) => [space, new Date()],
  'spaces.add_members': ({ space, person }) => [space, [person], 'member'],
  'spaces.add_partners': ({ space, person }) => [
    space,
    [person],
    person,
    'x',
    new Date(Date.now() + 86_400_000),
  ],
  'spaces.remove_member': ({ space, person }) => [space, person],
  'spaces.change_role': ({ space, person }) => [space, person, 'animator'],
  'spaces.hand_over': ({ space, person }) => [space, person],
  'spaces.take_over': ({ space }) => [space],
  'spaces.join_space': ({ space }) => [space],
  'spaces.leave_space': ({ space }) => [space],
  'spaces.ask_entry': ({ space }) => [newId(), space, '', new Date()],
  'spaces.decide_request': ({ space, request }) => [space, request, true, new Date()],
  'spaces.put_launch': ({ space }) => [space, 'a', 'b', 'c', 'd', 'e', new Date()],
  'spaces.answer_follow_up': ({ space }) => [space, 30, 'on_track', '', new Date()],
  'spaces.put_rule': ({ space }) => [space, null, true],
  'spaces.try_rule': ({ space }) => [space, null, 10],
  'spaces.put_group': ({ space, group }) => [space, group, true, true],
};
/** Those that only tell: a row is a leak, none is a refusal. */
const TELLS: typeof CALLS = {
  'spaces.animates': ({ space }) => [space],
  'spaces.enters': ({ space }) => [space],
  'spaces.is_orphan': ({ space }) => [space],
  'spaces.details_of': ({ space }) => [[space]],
  'spaces.my_part': ({ space }) => [[space]],
  'spaces.members_page': ({ space }) => [space, '', null, 10],
  'spaces.requests_page': ({ space }) => [space, null, 10],
  'spaces.rule_state': ({ space }) => [space],
};
/** About nobody's space in particular; covered by name elsewhere. */
const ELSEWHERE = [
  'spaces.create_space',
  'spaces.create_talk',
  'spaces.directory_groups',
  'spaces.take_notes',
];

describe('the functions of spaces, by plain SQL under ruche_app', () => {
  let site: TestSite;
  let api: TestApi;
  let app: pg.Client;
  let ids: Ids;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    app = await site.connect('ruche_app');
    const acts = new SpaceActs(api);
    const space = (await acts.make('s_ab', ['NP', 'NP', 'S_AB'], { visibility: 'hidden' })).body.id;
    await acts.add('s_ab', space, [site.account('keeper')]);
    const [request, group] = [newId(), newId()];
    await site.admin.query(
      `INSERT INTO spaces.request (id, space_id, person_id, message) VALUES ($1, $2, $3, 'x')`,
      [request, space, site.account('dr')],
    );
    await site.admin.query(
      `INSERT INTO auth.directory_group (id, directory_id, name, confers) VALUES ($1, 'g', 'g', false)`,
      [group],
    );
    ids = {
      space,
      person: site.account('keeper'),
      request,
      group,
      np: site.label('NP'),
      dr: site.label('DR'),
    };
  });
  afterAll(async () => {
    await app.end();
    await api.stop();
    await site.stop();
  });

  const call = async (uid: TestUid | null, name: string, values: readonly unknown[]): Promise<string> => {
    await app.query('BEGIN');
    try {
      if (uid !== null) await app.query('SELECT access.enter($1)', [await site.signIn(uid)]);
      const list = values.map((_, index) => `$${index + 1}`).join(', ');
      return await outcomeOf(
        app
          .query<Record<string, unknown>>(`SELECT * FROM ${name}(${list}) told`, [...values])
          .then(({ rows }) => rows.some((row) => row['told'] !== false && row['told'] !== null)),
      );
    } finally {
      await app.query('ROLLBACK');
    }
  };

  it('are all in these lists', async () => {
    const { rows } = await site.admin.query<{ name: string }>(
      `SELECT format('%s.%s', pronamespace::regnamespace, proname) AS name FROM pg_proc
       WHERE pronamespace = 'spaces'::regnamespace AND has_function_privilege('ruche_app', oid, 'EXECUTE')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(CALLS), ...Object.keys(TELLS), ...ELSEWHERE].sort(),
    );
  });

  it.each([null, 'officer', 'auditor', 'operator', 'np'] as const)(
    'refuse %s, whose space it is not',
    async (uid) => {
      for (const [name, values] of Object.entries(CALLS))
        expect([name, await call(uid, name, values(ids))]).toEqual([name, 'RU015']);
      for (const [name, values] of Object.entries(TELLS))
        expect([name, await call(uid, name, values(ids))]).toEqual([name, 'nothing']);
    },
  );

  it('refuse alike a space that never was', async () => {
    const nowhere = { ...ids, space: newId() };
    for (const [name, values] of Object.entries(CALLS))
      expect([name, await call('np', name, values(nowhere))]).toEqual([name, 'RU015']);
  });

  it('refuse a plain member what is for animators', async () => {
    const own = ['spaces.leave_space', 'spaces.take_over', 'spaces.join_space', 'spaces.ask_entry'];
    for (const [name, values] of Object.entries(CALLS).filter(([name]) => !own.includes(name)))
      expect([name, await call('keeper', name, values(ids))]).toEqual([name, 'RU010']);
  });

  it('control: its animator gets past the door of each', async () => {
    for (const [name, values] of Object.entries(CALLS)) {
      const outcome = await call('s_ab', name, values(ids));
      expect([name, ['RU015', '42501'].includes(outcome)]).toEqual([name, false]);
    }
    for (const [name, values] of Object.entries(TELLS).filter(([name]) => name !== 'spaces.is_orphan'))
      expect([name, await call('s_ab', name, values(ids))]).toEqual([name, 'won']);
  });

  it('alone tell people that their entry changed', async () => {
    const announce = async (type: string): Promise<string> => {
      await app.query('BEGIN');
      await app.query('SELECT access.enter($1)', [await site.signIn('s_ab')]);
      const outcome = await outcomeOf(
        app
          .query(
            'INSERT INTO events.outbox (id, type, subject_id, space_id, label_id) VALUES (gen_random_uuid(), $1, $2, $3, $4)',
            [type, ids.person, ids.space, ids.np],
          )
          .then(({ rowCount }) => rowCount === 1),
      );
      await app.query('ROLLBACK');
      return outcome;
    };
    expect(await announce('space.entry_changed')).toBe('42501');
    // Control: another event passes.
    expect(await announce('space.something')).toBe('won');
  });

  it.each([null, 'officer', 'auditor', 'operator'] as const)('make no space for %s', async (uid) => {
    const values = [newId(), 'community', 'x', '', '', 'open', ids.np, ids.np, ids.np];
    expect(await call(uid, 'spaces.create_space', values)).toBe('RU010');
    expect(await call('np', 'spaces.create_space', values)).toBe('won');
    expect(await call(uid, 'spaces.directory_groups', ['', null, 10])).toBe('nothing');
  });
});
