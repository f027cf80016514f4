import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonCard, PersonChart, PersonDetail, Presence } from '#contracts';
import type { Id } from '#kernel';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { plantPeople, putProfiles, type PlantedPerson } from './planted-people.js';

const PEOPLE: readonly PlantedPerson[] = [
  { displayName: 'Boss', site: 'Nord' },
  { displayName: 'Companion', manager: 'Boss', unit: 'Optique' },
  { displayName: 'Report', manager: 'Companion' },
  { displayName: 'Stranger' },
  { displayName: 'Partner', unit: null, partner: true },
];

describe('a partner', () => {
  let site: TestSite;
  let api: TestApi;
  let ids: ReadonlyMap<string, Id>;
  let token: string;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    ids = await plantPeople(site, PEOPLE);
    await putProfiles(site, PEOPLE, ids);
    api = await TestApi.start(site);
    site.accounts.set('keeper', id('Partner'));
    token = await api.signIn('keeper');
    space = await site.addSpace({ visibility: 'hidden' });
    for (const name of ['Partner', 'Companion']) await join(name);
    for (const name of ['Companion', 'Stranger']) {
      await site.admin.query(
        `INSERT INTO people.expertise (person_id, tag, label) VALUES ($1, 'tag', 'Tag')`,
        [id(name)],
      );
      await site.admin.query(
        `INSERT INTO people.correspondent (id, person_id, scope, place, place_key, subject, subject_key, by_id)
         SELECT $1, p.id, 'unit', p.unit, p.unit_key, 'S', 's', p.id FROM people.profile p WHERE p.id = $2`,
        [newId(), id(name)],
      );
    }
    await site.admin.query(
      `INSERT INTO people.expertise_confirmation (person_id, tag, by_id) VALUES ($1, 'tag', $2)`,
      [id('Companion'), id('Stranger')],
    );
    for (const name of ['Companion', 'Stranger']) {
      site.accounts.set('animator', id(name));
      await api.signIn('animator');
    }
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const id = (name: string): Id => ids.get(name) ?? '';
  const join = (name: string) =>
    site.admin.query(
      'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
      [id(name), space.id, site.label('NP')],
    );
  const ask = <T>(path: string) => api.ask<T>('GET', path, { token });
  const names = async (query: string) =>
    (await ask<{ items: PersonCard[] }>(`people?${query}`)).body.items.map(({ displayName }) => displayName);

  it('finds himself and the people of the spaces that he shares, by whatever he asks', async () => {
    const both = ['Companion', 'Partner'];
    expect([await names(''), await names('left=true'), await names('limit=2')]).toEqual([both, both, both]);
    expect([await names('query=stra'), await names('site=nord'), await names('unit=Essais')]).toEqual([
      [],
      [],
      [],
    ]);
    expect([await names('tag=tag'), await names('present=true')]).toEqual([['Companion'], both]);
    // The page after somebody hidden is as empty as the page after nobody.
    expect([await names(`after=${id('Boss')}`), await names(`after=${newId()}`)]).toEqual([[], []]);
    expect((await ask('people/units')).body).toEqual({ units: [{ name: 'Optique', people: 1 }], sites: [] });
    const asked = PEOPLE.map(({ displayName }) => id(displayName)).join(',');
    const { items } = (await ask<Presence>(`people/presence?ids=${asked}`)).body;
    expect(items.map((one) => one.id).sort()).toEqual([id('Companion'), id('Partner')].sort());
    const { body } = await ask<{ items: { person: PersonCard }[] }>('correspondents');
    expect(body.items.map(({ person }) => person.displayName)).toEqual(['Companion']);
  });

  it('sees of a companion nobody whom he does not know: no manager, no report, no confirmation', async () => {
    const { body } = await ask<PersonDetail>(`people/${id('Companion')}`);
    expect(body).toMatchObject({ manager: null, reports: 0, expertise: [{ tag: 'tag', confirmations: 0 }] });
    const chart = (await ask<PersonChart>(`people/${id('Companion')}/chart`)).body;
    expect(chart).toMatchObject({ managers: [], reports: { items: [], next: null }, person: { reports: 0 } });
    expect((await ask('people/chart')).body).toEqual({ items: [], next: null });
  });

  it('hears of a stranger what he hears of nobody, on every route', async () => {
    const routes = [
      ['GET', ''],
      ['GET', '/chart'],
      ['GET', '/photo'],
      ['PUT', '/follow'],
      ['DELETE', '/follow'],
      ['PUT', '/expertise/tag/confirmation'],
      ['DELETE', '/expertise/tag/confirmation'],
    ] as const;
    for (const [method, rest] of routes) {
      const answers = [];
      for (const person of [id('Stranger'), newId()]) {
        const { status, text } = await api.ask(method, `people/${person}${rest}`, { token });
        answers.push([status, text.replace(/"requestId":"[^"]+"/, '')]);
      }
      expect([method, rest, answers[0]]).toEqual([method, rest, answers[1]]);
      expect(answers[0]?.[0]).toBe(404);
    }
  });

  it('control: a member of the house sees them all', async () => {
    const house = await api.signIn('np');
    const { body } = await api.ask<PersonDetail>('GET', `people/${id('Companion')}`, { token: house });
    expect(body).toMatchObject({
      manager: { id: id('Boss') },
      reports: 1,
      expertise: [{ confirmations: 1 }],
    });
  });

  it('control: who joins the space is known from then on', async () => {
    await join('Stranger');
    expect(await names('query=stra')).toEqual(['Stranger']);
  });
});
