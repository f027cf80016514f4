import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '#kernel';
import { plantEntry, plantList } from '../../support/site/planted-reference.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('what a reader is told of reference lists', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let list: Id;
  let entry: Id;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_ab'] });
    list = await plantList(site, space, 's_ab', 'NP');
    entry = await plantEntry(site, list, 's_ab', 'NP', 'CEM', 'Texte');
    await plantEntry(site, list, 's_ab', 'NP', 'VIDE', '');
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  /** Every answer about lists, counts and completeness included. */
  const crawl = async (): Promise<string> => {
    const paths = [
      'reference-lists',
      'reference-lists?kind=acronym&limit=1',
      `reference-lists?spaceId=${space.id}`,
      'reference-lists?archived=true',
      `reference-lists/${list}`,
      `reference-lists/${list}/entries`,
      `reference-lists/${list}/entries?limit=1`,
      `reference-lists/${list}/entries?query=c`,
      `reference-lists/${list}/entries?incomplete=true`,
      `reference-entries/${entry}`,
      `reference-entries/${entry}/revisions`,
    ];
    const texts: string[] = [];
    for (const path of paths) texts.push((await api.ask('GET', path, { token })).text);
    const body = { terms: ['CEM', 'VIDE', 'SECRET'] };
    texts.push((await api.ask('POST', 'acronyms/lookup', { token, body })).text);
    return texts.join('\n');
  };

  it('does not move by a byte when two hundred hidden lists and entries are added', async () => {
    const before = await crawl();
    const elsewhere = await site.addSpace({ members: ['s_ab'], visibility: 'hidden' });
    for (let n = 0; n < 50; n += 1) {
      await plantEntry(site, list, 's_ab', 'S_AB', n % 2 ? 'CEM' : 'SECRET', n % 3 ? 'hidden' : '');
      const above = await plantList(site, space, 's_ab', 'S_AB', `A ${n}`);
      await plantEntry(site, above, 's_ab', 'S_AB', 'CEM', 'hidden');
      const outside = await plantList(site, elsewhere, 's_ab', 'NP', `B ${n}`);
      await plantEntry(site, outside, 's_ab', 'NP', 'SECRET', 'hidden');
    }
    expect(await crawl()).toBe(before);
    expect(before).toContain('"completeness":{"filled":1,"required":2}');
  });

  it('control: one entry that is seen moves it', async () => {
    const before = await crawl();
    await plantEntry(site, list, 's_ab', 'NP', 'SECRET', 'seen');
    expect(await crawl()).not.toBe(before);
  });
});
