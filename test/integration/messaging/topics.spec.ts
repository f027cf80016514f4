import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, MessagePage, Problem, ThreadPage } from '#contracts';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('topics', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let np: string;
  let a: string;
  let ab: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    [np, a, ab] = [await api.signIn('np'), await api.signIn('s_a'), await api.signIn('s_ab')];
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const post = async (token: string, label: TestLabel, body: string, threadId: string | null = null) => {
    const posted = await api.post(token, space, label, body, { threadId });
    expect({ status: posted.status, code: posted.body.code }).toEqual({ status: 201, code: undefined });
    return posted.body;
  };
  const path = (id: string, rest = ''): string =>
    `conversations/${space.conversationId}/messages/${id}${rest}`;
  const get = async (token: string, id: string) => (await api.ask<Message>('GET', path(id), { token })).body;
  const page = async (token: string, address: string) =>
    (await api.ask<MessagePage>('GET', address, { token })).body;
  const followed = async (token: string) =>
    (await api.ask<ThreadPage>('GET', 'threads', { token })).body.items.map(({ id }) => id);

  it('hold the replies, which are not in the main flow', async () => {
    const root = await post(np, 'NP', 'question');
    const reply = await post(a, 'NP', 'answer', root.id);
    expect(reply).toMatchObject({
      threadId: root.id,
      thread: null,
      abilities: { reply: true, resolve: false },
    });
    const flow = await page(np, `conversations/${space.conversationId}/messages`);
    expect(flow.items.map(({ body }) => body)).toEqual(['question']);
    expect(flow.items[0]).toMatchObject({
      thread: { title: null, resolvedBy: null, resolvedAt: null },
      own: {
        thread: {
          replies: 1,
          lastReplyAt: reply.createdAt,
          people: [{ id: site.account('s_a'), displayName: 'Person s_a' }],
          followed: true,
          unread: 1,
        },
      },
      abilities: { resolve: true },
    });
    const replies = await page(np, path(root.id, '/replies'));
    expect(replies.items.map(({ body }) => body)).toEqual(['answer']);
  });

  it('say nothing of replies that the reader may not read', async () => {
    const root = await post(np, 'NP', 'asked below');
    const plain = await get(np, root.id);
    await post(ab, 'S_AB', 'answered above', root.id);
    expect(await get(np, root.id)).toEqual(plain);
    expect((await page(np, path(root.id, '/replies'))).items).toEqual([]);
    expect(await followed(np)).not.toContain(root.id);
    expect((await get(ab, root.id)).own?.thread).toMatchObject({ replies: 1, unread: 0, followed: true });
    expect(await followed(ab)).toContain(root.id);
    // A title is for whoever reads the first message; the answer above still is not.
    await api.ask('PUT', path(root.id, '/thread'), { token: ab, body: { title: 'Sujet', resolved: false } });
    expect(await get(np, root.id)).toMatchObject({
      thread: { title: 'Sujet' },
      own: { thread: { replies: 0, lastReplyAt: null, people: [], followed: false, unread: 0 } },
    });
  });

  it('are titled, resolved and opened again by who may answer, each time recorded', async () => {
    const root = await post(np, 'NP', 'to resolve');
    const put = (token: string, title: string | null, resolved: boolean, id = root.id) =>
      api.ask<Message & Problem>('PUT', path(id, '/thread'), { token, body: { title, resolved } });
    expect((await put(a, 'Filtre 3', true)).body.thread).toMatchObject({
      title: 'Filtre 3',
      resolvedBy: { id: site.account('s_a') },
    });
    expect((await put(np, null, false)).body.thread).toBeNull();
    const reply = await post(a, 'NP', 'reply', root.id);
    expect((await put(a, 'of a reply', false, reply.id)).body.code).toBe('NOT_FOUND');
    const high = await post(ab, 'S_AB', 'high');
    expect((await put(np, 'from below', false, high.id)).body.code).toBe('NOT_FOUND');
    await api.ask('DELETE', path(root.id), { token: np });
    expect((await put(np, 'of a tombstone', false)).body.code).toBe('MESSAGE_DELETED');
    const { rows } = await site.admin.query<{ actor: string }>(
      `SELECT actor FROM audit.audit_event WHERE event = 'thread.changed' AND object_id = $1 ORDER BY id`,
      [root.id],
    );
    expect(rows.map(({ actor }) => actor)).toEqual([site.account('s_a'), site.account('np')]);
  });

  it('are followed, left and read by their reader alone, newest activity first', async () => {
    const [first, second] = [await post(np, 'NP', 'first'), await post(np, 'NP', 'second')];
    await post(a, 'NP', 'in the second', second.id);
    const last = await post(a, 'NP', 'in the first', first.id);
    expect((await followed(np)).slice(0, 2)).toEqual([first.id, second.id]);
    const limited = await api.ask<ThreadPage>('GET', 'threads?limit=1', { token: np });
    const next = await api.ask<ThreadPage>('GET', `threads?limit=1&before=${limited.body.next}`, {
      token: np,
    });
    expect([...limited.body.items, ...next.body.items].map(({ id }) => id)).toEqual([first.id, second.id]);
    const read = await api.ask('PUT', path(first.id, '/reading'), {
      token: np,
      body: { messageId: last.id },
    });
    expect(read.status).toBe(204);
    expect((await get(np, first.id)).own?.thread).toMatchObject({ unread: 0 });
    expect((await api.ask('DELETE', path(first.id, '/following'), { token: np })).status).toBe(204);
    expect(await followed(np)).not.toContain(first.id);
    await post(np, 'NP', 'without following', first.id);
    expect(await followed(np)).not.toContain(first.id);
    expect((await api.ask('PUT', path(first.id, '/following'), { token: np })).status).toBe(204);
    expect(await followed(np)).toContain(first.id);
  });

  it('take no reply that refers to nothing its author reads: all such are one refusal', async () => {
    const root = await post(np, 'NP', 'root');
    const reply = await post(np, 'NP', 'reply', root.id);
    const high = await post(ab, 'S_AB', 'above');
    const gone = await post(np, 'NP', 'gone');
    await api.ask('DELETE', path(gone.id), { token: np });
    const elsewhere = await site.addSpace({ members: ['np'] });
    const other = await site.addMessage(elsewhere, 'np', 'NP', 'elsewhere');
    for (const threadId of [newId(), reply.id, high.id, gone.id, other]) {
      const refused = await api.post(np, space, 'NP', 'x', { threadId });
      expect([refused.status, refused.body.code]).toEqual([422, 'MESSAGE_SOURCE_REFUSED']);
    }
  });

  it('are reached page by page from any side', async () => {
    const here = await site.addSpace({ members: ['np'] });
    const ids: string[] = [];
    for (let n = 0; n < 9; n++) ids.unshift((await api.post(np, here, 'NP', `m${n}`)).body.id);
    const ask = async (query: string) => {
      const answer = await page(np, `conversations/${here.conversationId}/messages?limit=3&${query}`);
      return { ...answer, items: answer.items.map(({ id }) => ids.indexOf(id)) };
    };
    expect(await ask('')).toEqual({ items: [0, 1, 2], next: ids[2], previous: null });
    expect(await ask(`before=${ids[2]}`)).toEqual({ items: [3, 4, 5], next: ids[5], previous: ids[3] });
    expect(await ask(`before=${ids[5]}`)).toEqual({ items: [6, 7, 8], next: null, previous: ids[6] });
    expect(await ask(`after=${ids[6]}`)).toEqual({ items: [3, 4, 5], next: ids[5], previous: ids[3] });
    expect(await ask(`after=${ids[3]}`)).toEqual({ items: [0, 1, 2], next: ids[2], previous: null });
    expect(await ask(`around=${ids[4]}`)).toEqual({ items: [3, 4, 5], next: ids[5], previous: ids[3] });
    expect(await ask(`around=${newId()}`)).toEqual({ items: [0, 1], next: ids[1], previous: null });
    expect((await ask('at=2001-01-01T00:00:00Z')).items).toEqual([8]);
    expect((await ask('at=0001-01-01T00:00:00Z')).items).toEqual([8]);
    expect((await ask('at=2999-01-01T00:00:00Z')).items).toEqual([0, 1]);
    const two = await api.ask(
      'GET',
      `conversations/${here.conversationId}/messages?at=2001-01-01T00:00:00Z&before=${newId()}`,
      { token: np },
    );
    expect(two.status).toBe(422);
  });
});
