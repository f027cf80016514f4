import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonCard } from '#contracts';
import { newId, type Id } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { plantPeople } from './planted-people.js';

interface Page {
  readonly items: readonly PersonCard[];
  readonly next: string | null;
}

const PEOPLE = [
  { displayName: 'Élodie Grünwäld-Œuvray', unit: 'Métrologie', site: 'Sonnbach', title: 'Ingénieure' },
  { displayName: 'Sean O’Néill', unit: 'Métrologie', site: 'Sonnbach' },
  { displayName: 'Łukasz Straße', unit: 'Cartographie', site: 'Harrow Vale' },
  { displayName: 'Elod Kiss', unit: 'Cartographie', site: null },
  { displayName: '100%_sûr', unit: null, site: null },
];

describe('looking for people', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  let ids: ReadonlyMap<string, Id>;

  beforeAll(async () => {
    site = await TestSite.start();
    ids = await plantPeople(site, PEOPLE);
    api = await TestApi.start(site);
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const page = async (query: Record<string, string>): Promise<Page> => {
    const answer = await api.ask<Page>('GET', `people?${new URLSearchParams(query).toString()}`, { token });
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return answer.body;
  };
  const names = async (query: Record<string, string>): Promise<string[]> =>
    (await page(query)).items.map(({ displayName }) => displayName);

  it.each([
    ['elodie', ['Élodie Grünwäld-Œuvray']],
    ['ÉLO', ['Elod Kiss', 'Élodie Grünwäld-Œuvray']],
    ['grunw elod', ['Élodie Grünwäld-Œuvray']],
    ['oeuvr', ['Élodie Grünwäld-Œuvray']],
    ["o'neill sean", ['Sean O’Néill']],
    ['strasse lukasz', ['Łukasz Straße']],
    ['lodie', []],
    ['elod nobody', []],
    ['100%', ['100%_sûr']],
    ['%', []],
    ['_', []],
  ])('by the beginnings of parts of the name: %s', async (query, expected) => {
    // Signs alone are no text: they match nobody, as a pattern they would match everybody.
    expect(await names({ query })).toEqual(expected);
  });

  it('by unit and site, whatever their case and accents, and by all at once', async () => {
    expect(await names({ unit: 'METROLOGIE' })).toEqual(['Élodie Grünwäld-Œuvray', 'Sean O’Néill']);
    expect(await names({ site: 'sonnbach', query: 'sean' })).toEqual(['Sean O’Néill']);
    expect(await names({ unit: 'Métro' })).toEqual([]);
    expect(await names({ unit: 'Cartographie', site: 'Sonnbach' })).toEqual([]);
  });

  it('by the beginning of an expertise tag, by language, by presence', async () => {
    const own = { about: 'a', languages: ['de', 'fr', 'de'], expertise: ['Spectrométrie  IR', 'C++'] };
    const dr = await api.signIn('dr');
    const changed = await api.ask('PATCH', 'people/me', { token: dr, body: own });
    expect(changed.body).toMatchObject({
      about: 'a',
      languages: ['de', 'fr'],
      expertise: [
        { tag: 'c', label: 'C++' },
        { tag: 'spectrometrie ir', label: 'Spectrométrie  IR' },
      ],
    });
    expect(await names({ tag: 'Spectrome' })).toEqual(['Person dr']);
    expect(await names({ tag: 'ir' })).toEqual([]);
    expect(await names({ language: 'de' })).toEqual(['Person dr']);
    expect(await names({ present: 'true' })).toEqual(['Person dr', 'Person np']);
    await site.admin.query('UPDATE auth.session SET ended_at = now() WHERE account_id = $1', [
      site.account('dr'),
    ]);
    expect(await names({ present: 'true' })).toEqual(['Person np']);
  });

  it('page by page in the order of names, each person once', async () => {
    const all = await names({});
    const met: string[] = [];
    let after: string | null = null;
    for (;;) {
      const step: Page = await page({ limit: '3', ...(after !== null && { after }) });
      expect(step.items.length).toBeLessThanOrEqual(3);
      met.push(...step.items.map(({ displayName }) => displayName));
      after = step.next;
      if (after === null) break;
    }
    expect(met).toEqual(all);
    expect(new Set(met).size).toBe(met.length);
    expect(met.indexOf('Élodie Grünwäld-Œuvray')).toBe(met.indexOf('Elod Kiss') + 1);
    expect(await names({ after: newId() })).toEqual([]);
  });

  it('does not find who has left, unless he is asked for', async () => {
    const id = ids.get('Elod Kiss');
    await site.admin.query('SELECT people.put_left($1)', [[id]]);
    expect(await names({ query: 'elod kiss' })).toEqual([]);
    expect((await page({ query: 'elod kiss', left: 'true' })).items).toMatchObject([{ id, active: false }]);
    expect((await api.ask('GET', `people/${id ?? ''}`, { token })).body).toMatchObject({ active: false });
    const { body } = await api.ask<{ units: unknown }>('GET', 'people/units', { token });
    expect(body.units).toContainEqual({ name: 'Cartographie', people: 1 });
  });

  it('counts units and sites over the people who are there', async () => {
    const { body } = await api.ask('GET', 'people/units', { token });
    expect(body).toMatchObject({
      sites: [
        { name: 'Harrow Vale', people: 1 },
        { name: 'Sonnbach', people: 2 },
      ],
    });
  });

  it('shows nothing of clearances to anybody', async () => {
    const { text } = await api.ask('GET', `people/${site.account('s_ab')}`, { token });
    expect(text).toContain('Person s_ab');
    for (const word of ['ALBATROS', 'BOREAL', 'clearance', 'siteRole', 'human-', 'nationality'])
      expect(text).not.toContain(word);
  });

  it.each(['limit=0', 'present=yes', 'after=x', 'query=%00', 'sort=unit', 'language=FR'])(
    'refuses %s',
    async (query) => {
      expect((await api.ask('GET', `people?${query}`, { token })).status).toBe(422);
    },
  );
});
