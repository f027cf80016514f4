import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Conversation, Reading, UnreadTotals } from '#contracts';
import { newId } from '#kernel';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('what has been read', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const reading = async (token: string, { conversationId }: TestSpace): Promise<Reading> => {
    const { body } = await api.ask<Conversation>('GET', `conversations/${conversationId}`, { token });
    return { unread: body.unread, lastReadId: body.lastReadId };
  };
  const mark = (token: string, { conversationId }: TestSpace, messageId: string, unread?: boolean) =>
    api.ask<Reading>('PUT', `conversations/${conversationId}/reading`, {
      token,
      body: { messageId, ...(unread === undefined ? {} : { unread }) },
    });
  const plant = async (space: TestSpace, ...labels: ('NP' | 'DR' | 'S_A' | 'S_AB')[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const label of labels) ids.push(await site.addMessage(space, 's_ab', label, 'text'));
    return ids;
  };
  const talk = () => site.addSpace({ members: ['np', 's_a', 's_ab'] });

  it('counts what others wrote and the reader may read, after his mark', async () => {
    const space = await talk();
    const ids = await plant(space, 'NP', 'S_AB', 'NP', 'DR', 'NP');
    await site.addMessage(space, 'np', 'NP', 'of his own');
    const np = await api.signIn('np');
    expect(await reading(np, space)).toEqual({ unread: { count: 3, mentions: 0 }, lastReadId: null });
    expect((await mark(np, space, ids[2]!)).body).toEqual({
      unread: { count: 1, mentions: 0 },
      lastReadId: ids[2],
    });
    expect((await reading(await api.signIn('s_a'), space)).unread.count).toBe(5);
    expect((await reading(await api.signIn('s_ab'), space)).unread.count).toBe(1);
  });

  it('counts nothing that was deleted, and ends at 100', async () => {
    const space = await talk();
    const ids = await plant(space, ...Array.from({ length: 103 }, () => 'NP' as const));
    const np = await api.signIn('np');
    expect((await reading(np, space)).unread.count).toBe(100);
    await mark(np, space, ids[100]!);
    expect((await reading(np, space)).unread.count).toBe(2);
    await site.admin.query(`UPDATE messaging.message SET deleted_at = now(), body = '' WHERE id = $1`, [
      ids[102],
    ]);
    expect((await reading(np, space)).unread.count).toBe(1);
  });

  it('never goes back, except on purpose', async () => {
    const space = await talk();
    const [first, second, third] = await plant(space, 'NP', 'NP', 'NP');
    const np = await api.signIn('np');
    await mark(np, space, third!);
    expect((await mark(np, space, first!)).body.lastReadId).toBe(third);
    expect((await mark(np, space, second!, true)).body).toEqual({
      unread: { count: 2, mentions: 0 },
      lastReadId: first,
    });
    expect((await mark(np, space, first!, true)).body).toEqual({
      unread: { count: 3, mentions: 0 },
      lastReadId: null,
    });
  });

  it('says at a low level neither how far was read above it, nor that what was read there is unread', async () => {
    const space = await talk();
    const [low, high] = await plant(space, 'NP', 'S_AB');
    const token = await api.signIn('np');
    await site.addMessage(space, 'np', 'NP', 'of np');
    const secret = await site.addMessage(space, 's_a', 'S_A', 'of s_a');
    await mark(await api.signIn('s_ab'), space, secret);
    const lower = await reading(await api.signIn('s_ab', 'NP'), space);
    expect(lower.unread.count).toBe(0);
    expect([high, secret]).not.toContain(lower.lastReadId);
    expect((await reading(await api.signIn('s_ab'), space)).lastReadId).toBe(secret);
    expect(lower.lastReadId).not.toBeNull();
    expect((await reading(token, space)).lastReadId).toBeNull();
    expect((await mark(token, space, low!)).status).toBe(200);
  });

  it('is marked by no message that is hidden, absent or elsewhere', async () => {
    const [space, other] = [await talk(), await talk()];
    const [secret] = await plant(space, 'S_AB');
    const [elsewhere] = await plant(other, 'NP');
    const np = await api.signIn('np');
    for (const id of [secret!, elsewhere!, newId()])
      expect(await mark(np, space, id)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await reading(np, space)).toMatchObject({ lastReadId: null });
  });

  it('adds up for the badges over what the reader may enter', async () => {
    const totals = async (token: string) => (await api.ask<UnreadTotals>('GET', 'unread', { token })).body;
    const animator = await api.signIn('animator');
    const before = await totals(animator);
    const space = await site.addSpace({ members: ['animator'] });
    const [id] = await plant(space, 'NP', 'S_AB');
    await plant(await site.addSpace({ members: ['s_ab'] }), 'NP');
    expect((await totals(animator)).conversations).toBe(before.conversations + 1);
    await mark(animator, space, id!);
    expect(await totals(animator)).toEqual(before);
  });

  it('is told to the reader’s own screens alone, and not below its label', async () => {
    const space = await talk();
    const [low, high] = await plant(space, 'NP', 'S_AB');
    const origin = await api.app.getUrl();
    const open = async (uid: 's_ab' | 's_a', level?: string) =>
      (await EventReader.open(origin, await api.signIn(uid, level ?? null))).joined();
    const [own, below, other] = [await open('s_ab'), await open('s_ab', 'NP'), await open('s_a')];
    const acting = await api.signIn('s_ab');
    await mark(acting, space, low!);
    await below.until(() => below.events('own.changed').length === 1);
    await mark(acting, space, high!);
    await own.until(() => own.events('own.changed').length === 2);
    expect(own.events('own.changed').map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
      { conversationId: space.conversationId },
      { conversationId: space.conversationId },
    ]);
    // What comes afterwards has come to all of them: nothing else did.
    const posted = await api.post(acting, space, 'NP', 'after');
    for (const reader of [below, other]) await reader.until(() => reader.text.includes(posted.body.id));
    expect(below.events('own.changed')).toHaveLength(1);
    expect(other.events('own.changed')).toHaveLength(0);
    for (const reader of [own, below, other]) reader.close();
  });
});
