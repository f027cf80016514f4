import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Message, Problem } from '#contracts';
import { codes, MANY, race } from '../../support/messages/race.js';
import { TestApi, type Answer } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

describe('fifty at once', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let author: string;
  let other: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['s_a', 's_ab'] });
    [author, other] = [await api.signIn('s_ab'), await api.signIn('s_a')];
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  type Asked = Promise<Answer<Message & Problem>>;
  const path = (id: string, rest = ''): string =>
    `conversations/${space.conversationId}/messages/${id}${rest}`;
  const remove = (id: string): Asked => api.ask('DELETE', path(id), { token: author });
  const post = async (body: string) => (await api.post(author, space, 'NP', body)).body.id;
  const stored = async (id: string) => {
    const { rows } = await site.admin.query<{
      body: string;
      deleted: boolean;
      revisions: number;
      removed: number;
    }>(
      `SELECT m.body, m.deleted_at IS NOT NULL AS deleted,
         (SELECT count(*)::int FROM messaging.message_revision r WHERE r.message_id = m.id) AS revisions,
         (SELECT count(*)::int FROM messaging.message_removed r WHERE r.message_id = m.id) AS removed
       FROM messaging.message m WHERE m.id = $1`,
      [id],
    );
    return rows[0];
  };

  it('edit and delete: one edit at most, then a tombstone that keeps every version', async () => {
    const id = await post('first');
    const edit = (n: number): Asked =>
      api.ask('PATCH', path(id), { token: author, body: { body: `edit ${n}`, version: 1 } });
    const answers = await race(edit, () => remove(id));
    expect(codes(answers).every((code) => code === 'MESSAGE_CHANGED' || code === 'MESSAGE_DELETED')).toBe(
      true,
    );
    const edited = answers.filter(
      ({ status, body }) => status === 200 && body.editedAt && !body.deletedAt,
    ).length;
    expect(edited).toBeLessThanOrEqual(1);
    expect(await stored(id)).toEqual({ body: '', deleted: true, revisions: 0, removed: edited + 1 });
  });

  it('reply while the first message is deleted: what was answered before stays, nothing after', async () => {
    const root = await post('root');
    const reply = (n: number): Asked =>
      api.post(n % 2 ? author : other, space, 'NP', `r${n}`, { threadId: root });
    const answers = await race(reply, () => remove(root));
    const taken = answers.filter(({ status }) => status === 201).length;
    expect(codes(answers).every((code) => code === 'MESSAGE_SOURCE_REFUSED')).toBe(true);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const count = 'SELECT count(*)::int AS value FROM messaging.message WHERE thread_id = $1';
    expect(await site.value(count, root)).toBe(taken);
    const late =
      "SELECT count(*)::int AS value FROM messaging.message m JOIN messaging.message r ON r.id = m.thread_id WHERE r.id = $1 AND m.created_at > r.deleted_at + interval '5 seconds'";
    expect(await site.value(late, root)).toBe(0);
    expect((await api.post(author, space, 'NP', 'too late', { threadId: root })).body.code).toBe(
      'MESSAGE_SOURCE_REFUSED',
    );
  });

  it('quote while the source is deleted: no quote shows its words afterwards', async () => {
    const source = await post('CANARY-source');
    const quote = (): Asked => api.post(other, space, 'NP', 'q', { quotes: [source] });
    const answers = await race(quote, () => remove(source));
    expect(codes(answers).every((code) => code === 'MESSAGE_SOURCE_REFUSED')).toBe(true);
    const page = await api.ask('GET', `conversations/${space.conversationId}/messages?limit=100`, {
      token: other,
    });
    expect(page.text).not.toContain('CANARY-source');
  });

  it('first replies: one topic, and everybody in it', async () => {
    const root = await post('to answer');
    const answers = await race(
      (n) => api.post(n % 2 ? author : other, space, 'NP', `r${n}`, { threadId: root }),
      () =>
        api.ask('PUT', path(root, '/thread'), { token: other, body: { title: 'Sujet', resolved: false } }),
    );
    expect(codes(answers)).toEqual([]);
    const now = (await api.ask<Message>('GET', path(root), { token: author })).body;
    expect(now).toMatchObject({
      thread: { title: 'Sujet' },
      own: { thread: { replies: MANY - 1, followed: true } },
    });
  });

  it('resolve: by one person, and both tell the same moment', async () => {
    const root = await post('to resolve');
    const put = (token: string): Asked =>
      api.ask('PUT', path(root, '/thread'), { token, body: { title: null, resolved: true } });
    const answers = await race(
      (n) => put(n % 2 ? author : other),
      () => put(author),
    );
    // One after the other at the same row: who waits too long is told so, and nothing of his was done.
    expect(codes(answers).every((code) => code === 'OVERLOADED')).toBe(true);
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(1);
    expect(new Set(done.map(({ body }) => JSON.stringify(body.thread))).size).toBe(1);
  });
});
