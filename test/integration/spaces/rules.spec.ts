import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpaceMember, SpaceRule, SpaceRuleTrial } from '#contracts';
import { newId, type Id } from '#kernel';
import { outcomeOf } from '../../support/site/attack.js';
import { TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(40_000);

const unitIs = (...units: string[]) => ({ conditions: [{ attribute: 'unit', anyOf: units }] });

describe('members by rule and by group', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
    for (const uid of ['np', 'dr', 's_ab', 'officer'] as const) await setUnit(site.account(uid), 'Optique');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const setUnit = (person: Id, unit: string) =>
    site.admin.query('UPDATE people.profile SET unit = $2 WHERE id = $1', [person, unit]);
  const put = (space: Id, body: object) =>
    acts.ask<SpaceRule & { code: string }>('s_a', 'PUT', `spaces/${space}/rule`, body);
  const trial = async (space: Id, body: object) =>
    (await acts.ask<SpaceRuleTrial>('s_a', 'POST', `spaces/${space}/rule/trial`, body)).body;
  const names = (people: readonly { displayName: string }[]) =>
    people.map(({ displayName }) => displayName.replace('Person ', ''));
  const group = async (...members: Id[]): Promise<Id> => {
    const id = newId();
    await site.admin.query(
      'INSERT INTO auth.directory_group (id, directory_id, name, confers) VALUES ($1, $2, $2, false)',
      [id, `g-${id}`],
    );
    for (const member of members)
      await site.admin.query(
        'INSERT INTO auth.directory_group_member (group_id, account_id) VALUES ($1, $2)',
        [id, member],
      );
    return id;
  };
  const told = (changed: readonly Id[], everybody: boolean) =>
    site.admin.query('SELECT * FROM spaces.apply_rules($1, $2)', [changed, everybody]);

  it('a trial names who would come and go, changes nothing, and says nothing of who cannot', async () => {
    const space = (await acts.make('s_a', ['DR', 'DR', 'S_A'])).body.id;
    const outcome = await trial(space, unitIs('Optique'));
    expect({ ...outcome, enters: names(outcome.enters) }).toEqual({
      enters: ['dr', 's_ab'],
      enterCount: 2,
      leaves: [],
      leaveCount: 0,
      empties: false,
    });
    expect(await acts.members('s_a', space)).toEqual(['s_a']);
    expect((await acts.ask<SpaceRule>('s_a', 'GET', `spaces/${space}/rule`)).body.conditions).toBeNull();
    expect((await put(space, unitIs('Optique'))).status).toBe(200);
    expect(await acts.members('s_a', space)).toEqual(['dr', 's_a', 's_ab']);
    const other = await trial(space, {
      conditions: [...unitIs('Optique').conditions, { attribute: 'title', anyOf: ['Chef'] }],
    });
    expect([names(other.leaves), other.empties]).toEqual([['dr', 's_ab'], true]);
    expect((await acts.ask('dr', 'GET', `spaces/${space}/rule`)).body.code).toBe('FORBIDDEN');
  });

  it('a rule that empties the space asks first', async () => {
    const space = (await acts.make('s_a')).body.id;
    await put(space, unitIs('Optique'));
    expect((await put(space, unitIs('Personne'))).body.code).toBe('SPACE_RULE_EMPTIES');
    expect(await acts.members('s_a', space)).toHaveLength(4);
    expect((await put(space, { ...unitIs('Personne'), confirm: true })).status).toBe(200);
    expect(await acts.members('s_a', space)).toEqual(['s_a']);
  });

  it('is followed when somebody changes, and never brings back who left', async () => {
    const space = (await acts.make('s_a')).body.id;
    await put(space, unitIs('Optique'));
    await setUnit(site.account('keeper'), 'Optique');
    expect(await acts.members('s_a', space)).toEqual(['dr', 'keeper', 'np', 's_a', 's_ab']);
    expect((await acts.ask('dr', 'DELETE', `spaces/${space}/membership`)).status).toBe(204);
    await setUnit(site.account('keeper'), 'Ailleurs');
    await told([site.account('dr')], true);
    expect(await acts.members('s_a', space)).toEqual(['np', 's_a', 's_ab']);
    // By hand he comes back all the same.
    await acts.add('s_a', space, [site.account('dr')]);
    expect(await acts.members('s_a', space)).toContain('dr');
  });

  it('one person may be a member for several reasons, and stays while one stands', async () => {
    const space = (await acts.make('s_a')).body.id;
    const id = await group(site.account('np'), site.account('dr'));
    expect((await acts.ask('s_a', 'PUT', `spaces/${space}/groups/${id}`)).status).toBe(204);
    await put(space, unitIs('Optique'));
    const page = await acts.ask<{ items: SpaceMember[] }>('s_a', 'GET', `spaces/${space}/members`);
    expect(page.body.items.find(({ person }) => person.id === site.account('np'))?.sources).toEqual([
      'group',
      'rule',
    ]);
    await put(space, { conditions: null });
    expect(await acts.members('s_a', space)).toEqual(['dr', 'np', 's_a']);
    await site.admin.query('DELETE FROM auth.directory_group_member WHERE account_id = $1', [
      site.account('np'),
    ]);
    await told([], true);
    expect(await acts.members('s_a', space)).toEqual(['dr', 's_a']);
    expect((await acts.ask('s_a', 'DELETE', `spaces/${space}/groups/${id}`)).status).toBe(204);
    expect(await acts.members('s_a', space)).toEqual(['s_a']);
  });

  it('a change of the directory that would empty a space is not followed, and its animators see so', async () => {
    const space = (await acts.make('s_a')).body.id;
    const id = await group(site.account('np'), site.account('dr'));
    await acts.ask('s_a', 'PUT', `spaces/${space}/groups/${id}`);
    await site.admin.query('DELETE FROM auth.directory_group_member WHERE group_id = $1', [id]);
    await told([], true);
    expect(await acts.members('s_a', space)).toEqual(['dr', 'np', 's_a']);
    expect((await acts.ask<SpaceRule>('s_a', 'GET', `spaces/${space}/rule`)).body.braked).toBe(true);
    expect((await put(space, { conditions: null, confirm: true })).body.braked).toBe(false);
    expect(await acts.members('s_a', space)).toEqual(['s_a']);
  });

  it('who loses the clearance loses the membership, and an account that is off keeps its place', async () => {
    const person = await site.addPerson({ ...TEST_PEOPLE.dr, uid: 'changing' });
    const space = (await acts.make('s_a', ['DR', 'DR', 'S_A'])).body.id;
    await acts.add('s_a', space, [person]);
    const change = (column: string, value: unknown) =>
      site.admin.query(`UPDATE auth.account SET ${column} = $2 WHERE id = $1`, [person, value]);
    const held = `SELECT count(*)::int AS value FROM spaces.membership WHERE space_id = $1 AND person_id = $2`;
    await change('state', 'disabled');
    expect([await acts.members('s_a', space), await site.value(held, space, person)]).toEqual([['s_a'], 1]);
    await change('state', 'active');
    expect(await acts.members('s_a', space)).toEqual(['changing', 's_a']);
    await change('clearance', JSON.stringify(TEST_PEOPLE.np.clearance));
    expect(await site.value(held, space, person)).toBe(0);
    await change('clearance', JSON.stringify(TEST_PEOPLE.dr.clearance));
    expect(await acts.members('s_a', space)).toEqual(['changing', 's_a']);
  });

  it('groups that give a clearance are none here: not listed, not in a rule, not by themselves', async () => {
    const space = (await acts.make('s_a')).body.id;
    const id = await group(site.account('np'), site.account('dr'));
    const ruled = (await acts.make('s_a')).body.id;
    const all = async () => (await acts.ask('s_a', 'GET', 'directory-groups?limit=100')).text;
    const rule = { conditions: [{ attribute: 'group', anyOf: [id] }] };
    // Control: as long as it gives nothing, it is one of them.
    expect(await all()).toContain(id);
    expect((await acts.ask('s_a', 'POST', `spaces/${space}/rule/trial`, rule)).status).toBe(200);
    await acts.ask('s_a', 'PUT', `spaces/${ruled}/groups/${id}`);
    await acts.ask('s_a', 'PUT', `spaces/${ruled}/rule`, rule);
    await acts.add('s_a', ruled, [site.account('keeper')]);
    expect(await acts.members('s_a', ruled)).toEqual(['dr', 'keeper', 'np', 's_a']);

    await site.admin.query('UPDATE auth.directory_group SET confers = true WHERE id = $1', [id]);
    expect(await all()).not.toContain(id);
    for (const [method, path, body] of [
      ['POST', 'rule/trial', rule],
      ['PUT', 'rule', rule],
      ['PUT', `groups/${id}`, undefined],
      ['DELETE', `groups/${id}`, undefined],
    ] as const)
      expect((await acts.ask('s_a', method, `spaces/${space}/${path}`, body)).body.code).toBe('NOT_FOUND');
    // Where it was in use it fills nothing any more, and is not shown.
    await told([], true);
    expect(await acts.members('s_a', ruled)).toEqual(['keeper', 's_a']);
    expect((await acts.ask<SpaceRule>('s_a', 'GET', `spaces/${ruled}/rule`)).body.groups).toEqual([]);
  });

  it('an animator who writes SQL learns nothing of such a group either', async () => {
    const space = (await acts.make('s_a')).body.id;
    const [closed, open] = [await group(site.account('np')), await group(site.account('dr'))];
    await site.admin.query('UPDATE auth.directory_group SET confers = true WHERE id = $1', [closed]);
    const app = await site.connect('ruche_app');
    const attempt = async (sql: string, ...values: unknown[]): Promise<string> => {
      await app.query('BEGIN');
      try {
        await app.query('SELECT access.enter($1)', [await site.signIn('s_a')]);
        return await outcomeOf(app.query(sql, values).then(({ rowCount }) => (rowCount ?? 0) > 0));
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const outcomes = async (id: Id) => {
      const conditions = JSON.stringify([{ attribute: 'group', anyOf: [id] }]);
      return [
        await attempt('SELECT * FROM spaces.put_group($1, $2, true, true)', space, id),
        await attempt('SELECT * FROM spaces.put_rule($1, $2, true)', space, conditions),
        await attempt('SELECT * FROM spaces.try_rule($1, $2, 10)', space, conditions),
        await attempt('SELECT FROM spaces.directory_groups($1, NULL, 10)', `g-${id}`),
      ];
    };
    try {
      expect(await outcomes(closed)).toEqual(['RU015', 'RU015', 'RU015', 'nothing']);
      for (const table of ['auth.directory_group', 'auth.directory_group_member', 'spaces.space_group'])
        expect(await attempt(`SELECT FROM ${table}`)).toBe('42501');
      expect(await attempt('SELECT spaces.offers($1)', closed)).toBe('42501');
      // Control: of another group he may do and learn all of it.
      expect(await outcomes(open)).toEqual(['won', 'won', 'won', 'won']);
    } finally {
      await app.end();
    }
  });

  it('groups are shown to people who animate a space', async () => {
    await group();
    const list = async (uid: 's_a' | 'np') =>
      (await acts.ask<{ items: object[] }>(uid, 'GET', 'directory-groups?limit=2')).body.items.length;
    expect([await list('s_a'), await list('np')]).toEqual([2, 0]);
  });
});
