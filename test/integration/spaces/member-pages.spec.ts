import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpaceMember, SpaceMemberPage } from '#contracts';
import { newId, type Id } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(30_000);

describe('pages of members', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;
  let space: Id;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
    space = (await acts.make('s_ab')).body.id;
    const others = (['np', 'dr', 's_a', 'foreign'] as const).map((uid) => site.account(uid));
    await acts.add('s_ab', space, others);
    // A second reason of one, and the same of somebody in another space.
    await site.admin.query(
      `INSERT INTO spaces.membership_source (space_id, person_id, source) VALUES ($1, $2, 'request')`,
      [space, site.account('np')],
    );
    await acts.add('s_ab', (await acts.make('s_ab')).body.id, [site.account('dr')]);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const page = async (query: string, uid: TestUid = 's_ab'): Promise<SpaceMemberPage> =>
    (await acts.ask<SpaceMemberPage>(uid, 'GET', `spaces/${space}/members${query}`)).body;
  const names = ({ items }: SpaceMemberPage): string[] =>
    items.map(({ person }) => person.displayName.replace('Person ', ''));
  const removable = async (uid: TestUid): Promise<string[]> => {
    const { items } = await page('', uid);
    return names({ items: items.filter(({ abilities }) => abilities.remove), next: null });
  };

  it('follow each other in the order of names', async () => {
    const first = await page('?limit=2');
    expect(names(first)).toEqual(['dr', 'foreign']);
    const second = await page(`?limit=2&after=${first.next}`);
    expect(names(second)).toEqual(['np', 's_a']);
    const third = await page(`?limit=2&after=${second.next}`);
    expect(names(third)).toEqual(['s_ab']);
    expect(third.next).toBeNull();
    expect(names(await page('?query=S_&limit=1'))).toEqual(['s_a']);
    expect(names(await page(`?query=S_&after=${site.account('s_a')}`))).toEqual(['s_ab']);
  });

  it('begin nowhere after somebody who is not among them', async () => {
    for (const id of [newId(), site.account('keeper')])
      expect(await page(`?after=${id}`)).toEqual({ items: [], next: null });
  });

  it('tell why each is one, of this space alone', async () => {
    const sourcesOf = ({ items }: SpaceMemberPage) =>
      Object.fromEntries(items.map(({ person, sources }: SpaceMember) => [person.displayName, sources]));
    expect(sourcesOf(await page('?limit=3'))).toEqual({
      'Person dr': ['hand'],
      'Person foreign': ['hand'],
      'Person np': ['hand', 'request'],
    });
  });

  it('leave out who is switched off, and are full all the same', async () => {
    const state = (to: string) =>
      site.admin.query('UPDATE auth.account SET state = $2 WHERE id = $1', [site.account('foreign'), to]);
    await state('disabled');
    try {
      expect(names(await page('?limit=2'))).toEqual(['dr', 'np']);
    } finally {
      await state('active');
    }
    expect(names(await page('?limit=2'))).toEqual(['dr', 'foreign']);
  });

  it('let who animates put out everybody but the last who does', async () => {
    expect(await removable('s_ab')).toEqual(['dr', 'foreign', 'np', 's_a']);
    expect(await removable('s_a')).toEqual([]);
    await acts.ask('s_ab', 'PATCH', `spaces/${space}/members/${site.account('s_a')}`, { role: 'animator' });
    expect(await removable('s_ab')).toEqual(['dr', 'foreign', 'np', 's_a', 's_ab']);
    expect(await removable('np')).toEqual([]);
  });
});
