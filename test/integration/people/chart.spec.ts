import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChartPerson, Correspondent, PersonChart, Problem } from '#contracts';
import type { Id } from '#kernel';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { plantPeople, putProfiles, type PlantedPerson } from './planted-people.js';

const PEOPLE: readonly PlantedPerson[] = [
  { displayName: 'Top', site: 'Nord' },
  { displayName: 'Middle', manager: 'Top', unit: 'Optique' },
  { displayName: 'Low A', manager: 'Middle', unit: 'Optique', site: 'Nord' },
  { displayName: 'Low B', manager: 'Middle', unit: null },
  { displayName: 'Alone' },
  { displayName: 'Circle 1', manager: 'Circle 3' },
  { displayName: 'Circle 2', manager: 'Circle 1' },
  { displayName: 'Circle 3', manager: 'Circle 2' },
  { displayName: 'Below the circle', manager: 'Circle 2' },
  { displayName: 'Own manager', manager: 'Own manager' },
];

describe('the organisation chart', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  let ids: ReadonlyMap<string, Id>;

  beforeAll(async () => {
    site = await TestSite.start();
    ids = await plantPeople(site, PEOPLE);
    await putProfiles(site, PEOPLE, ids);
    api = await TestApi.start(site);
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const id = (name: string): Id => ids.get(name) ?? '';
  const names = (people: readonly { displayName: string }[]) => people.map(({ displayName }) => displayName);
  const around = async (name: string, query = ''): Promise<PersonChart> =>
    (await api.ask<PersonChart>('GET', `people/${id(name)}/chart${query}`, { token })).body;
  const signInAs = async (name: string): Promise<string> => {
    site.accounts.set('keeper', id(name));
    return api.signIn('keeper');
  };

  it('begins with who has people below and nobody above', async () => {
    const { body } = await api.ask<{ items: ChartPerson[] }>('GET', 'people/chart', { token });
    expect(body.items.map(({ displayName, reports }) => [displayName, reports])).toEqual([['Top', 1]]);
  });

  it('shows the way up from the top, and the reports page by page', async () => {
    const low = await around('Low A');
    expect(names(low.managers)).toEqual(['Top', 'Middle']);
    const first = await around('Middle', '?limit=1');
    expect(names(first.reports.items)).toEqual(['Low A']);
    const second = await around('Middle', `?limit=1&after=${first.reports.next ?? ''}`);
    expect([names(second.reports.items), second.reports.next]).toEqual([['Low B'], null]);
    expect((await api.ask('GET', `people/${newId()}/chart`, { token })).status).toBe(404);
  });

  it('ends where a circle of managers closes, each of them once', async () => {
    expect(names((await around('Circle 1')).managers)).toEqual(['Circle 2', 'Circle 3']);
    expect(names((await around('Below the circle')).managers)).toEqual(['Circle 3', 'Circle 1', 'Circle 2']);
    expect(names((await around('Circle 2')).reports.items)).toEqual(['Below the circle', 'Circle 3']);
    expect(names((await around('Own manager')).managers)).toEqual([]);
    expect((await around('Own manager')).person.reports).toBe(0);
  });

  const declare = async (by: string, personId: Id, scope: string, subject: string) =>
    api.ask<Correspondent & Problem>('POST', 'correspondents', {
      token: by,
      body: { personId, scope, subject },
    });

  it('lets a person, or who stands above, name whom to ask; a circle is walked once', async () => {
    const top = await signInAs('Top');
    const low = await signInAs('Low A');
    expect((await declare(top, id('Low A'), 'unit', 'Lasers')).body).toMatchObject({
      place: 'Optique',
      subject: 'Lasers',
      person: { id: id('Low A') },
      abilities: { delete: true },
    });
    const own = await declare(low, id('Low A'), 'site', 'Sécurité laser');
    expect([own.status, own.body.place]).toEqual([201, 'Nord']);
    const circle = await signInAs('Circle 3');
    expect((await declare(circle, id('Circle 2'), 'unit', 'Rondes')).status).toBe(201);

    const refusals = [
      await declare(low, id('Top'), 'site', 'x'),
      await declare(low, id('Low A'), 'unit', ' LASERS '),
      await declare(low, newId(), 'unit', 'x'),
      await declare(await signInAs('Low B'), id('Low B'), 'unit', 'x'),
    ];
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'FORBIDDEN'],
      [409, 'CORRESPONDENT_EXISTS'],
      [404, 'NOT_FOUND'],
      [409, 'CORRESPONDENT_PLACE_UNKNOWN'],
    ]);
  });

  it('finds whom to ask by place, page by page, as long as he is there', async () => {
    const list = async (query: string) =>
      (
        await api.ask<{ items: Correspondent[]; next: string | null }>('GET', `correspondents?${query}`, {
          token,
        })
      ).body;
    expect((await list('unit=OPTIQUE')).items.map(({ subject }) => subject)).toEqual(['Lasers']);
    expect((await list('site=nord')).items.map(({ subject }) => subject)).toEqual(['Sécurité laser']);
    const all = await list('');
    const first = await list('limit=2');
    const rest = await list(`limit=2&after=${first.next ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(all.items).toHaveLength(3);
    expect(all.items.every(({ abilities }) => !abilities.delete)).toBe(true);

    const [lasers] = (await list('unit=optique')).items;
    const path = `correspondents/${lasers?.id ?? ''}`;
    expect((await api.ask('DELETE', path, { token })).status).toBe(403);
    await putProfiles(site, [{ displayName: 'Low A', manager: 'Middle', unit: 'Radars', site: 'Nord' }], ids);
    expect((await list('unit=optique')).items).toEqual([]);
    expect((await api.ask('DELETE', path, { token: await signInAs('Middle') })).status).toBe(204);
    expect((await api.ask('DELETE', path, { token: await signInAs('Middle') })).status).toBe(404);
  });
});
