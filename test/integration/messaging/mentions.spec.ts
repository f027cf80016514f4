import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, Problem } from '#contracts';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('mentions', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let author: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    author = await api.signIn('s_ab');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const naming = (...uids: TestUid[]): string =>
    uids.map((uid) => `[@Quelqu’un](ruche:person/${site.account(uid)})`).join(' ');
  const path = (id: string): string => `conversations/${space.conversationId}/messages/${id}`;
  const edit = (id: string, body: string, version = 1) =>
    api.ask<Message & Problem>('PATCH', path(id), { token: author, body: { body, version } });
  const mentioned = async (id: string): Promise<(string | null)[]> => {
    const { rows } = await site.admin.query<{ who: string | null }>(
      'SELECT coalesce(person_id::text, kind) AS who FROM messaging.mention WHERE message_id = $1',
      [id],
    );
    return rows.map(({ who }) => who).sort();
  };
  const ids = (...uids: TestUid[]) => uids.map((uid) => site.account(uid)).sort();

  it('reach those who may read the message, and nobody else, without a word about it', async () => {
    const all = naming('np', 's_a', 's_ab', 'dr', 'foreign', 'officer');
    const low = (await api.post(author, space, 'NP', `${all} ${naming('np')} [@x](ruche:person/${newId()})`))
      .body;
    expect(await mentioned(low.id)).toEqual(ids('np', 's_a'));
    const high = await api.post(author, space, 'S_A', `${all} [@space](ruche:space)`);
    expect(high.status).toBe(201);
    expect(await mentioned(high.body.id)).toEqual([...ids('s_a'), 'space'].sort());
    expect(Object.keys(high.body).sort()).toEqual(Object.keys(low).sort());
  });

  it('change with the words, and go with them', async () => {
    const { id } = (await api.post(author, space, 'NP', naming('np'))).body;
    await edit(id, `${naming('s_a')} [@here](ruche:here)`);
    expect(await mentioned(id)).toEqual([...ids('s_a'), 'here'].sort());
    await edit(id, 'nobody', 2);
    expect(await mentioned(id)).toEqual([]);
    await edit(id, naming('np', 'dr'), 3);
    expect(await mentioned(id)).toEqual(ids('np'));
    await api.ask('DELETE', path(id), { token: author });
    expect(await mentioned(id)).toEqual([]);
  });

  it('make those who are named in a topic follow it, if they read it', async () => {
    const root = (await api.post(author, space, 'NP', 'topic')).body;
    const followers = async () => {
      const { rows } = await site.admin.query<{ id: string }>(
        'SELECT person_id AS id FROM messaging.thread_follow WHERE root_id = $1 AND following',
        [root.id],
      );
      return rows.map(({ id }) => id).sort();
    };
    await api.post(author, space, 'S_A', naming('np', 's_a'), { threadId: root.id });
    expect(await followers()).toEqual(ids('s_a', 's_ab'));
    await api.post(author, space, 'NP', naming('np'), { threadId: root.id });
    expect(await followers()).toEqual(ids('np', 's_a', 's_ab'));
  });

  it('are shown by SQL to the person alone', async () => {
    const { id } = (await api.post(author, space, 'NP', naming('np', 's_a'))).body;
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [await api.signIn('np')]);
    const { rows } = await app.query<{ person_id: string }>(
      'SELECT person_id FROM messaging.mention WHERE message_id = $1',
      [id],
    );
    expect(rows.map(({ person_id }) => person_id)).toEqual(ids('np'));
    await app.end();
  });

  it('are fifty people at most, in a message and in an edit', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, () => `[@x](ruche:person/${newId()})`).join('');
    expect((await api.post(author, space, 'NP', people(50))).status).toBe(201);
    const refused = await api.post(author, space, 'NP', people(51));
    expect([refused.status, refused.body.code]).toEqual([422, 'MENTIONS_TOO_MANY']);
    const { id } = (await api.post(author, space, 'NP', 'few')).body;
    expect((await edit(id, people(51))).body.code).toBe('MENTIONS_TOO_MANY');
    expect(await site.value('SELECT body AS value FROM messaging.message WHERE id = $1', id)).toBe('few');
  });

  it.each([
    ['40,000 characters', 'x'.repeat(40_000), 422],
    ['500 mentions', Array.from({ length: 500 }, () => `[@x](ruche:person/${newId()})`).join(''), 422],
    ['100,000 brackets', '['.repeat(100_000), 413],
    ['100,000 quotation marks', '>'.repeat(100_000), 413],
    ['20,000 brackets', '['.repeat(20_000), 201],
    ['20,000 quotation marks', '>'.repeat(20_000), 201],
    ['20,000 openings of mentions', '[@'.repeat(10_000), 201],
    ['20,000 backticks', '` `` '.repeat(4_000), 201],
    ['text that turns its direction', '\u202e\u2066abc\u2069\u202c [@\u202ex](ruche:space)', 201],
    ['text of nothing to see', '\u200b\u200c\u200d\u2060\ufeff x', 201],
  ])('%s are refused or taken in less than 100 ms', async (_name, body, status) => {
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const before = performance.now();
      const answer = await api.post(author, space, 'NP', body);
      times.push(performance.now() - before);
      expect(answer.status).toBe(status);
      if (status !== 201) continue;
      // Quoted, the text goes through the excerpt as well.
      const quoting = await api.post(author, space, 'NP', 'x', { quotes: [answer.body.id] });
      expect(quoting.body.quotes[0]?.excerpt.length).toBeLessThan(210);
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
