import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Conversation, Message, MessagePage } from '#contracts';
import { newId, type Id } from '#kernel';
import { auditRecords } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { MessageActs } from '../../support/messages/message-acts.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(60_000);

describe('the opening of a conversation', () => {
  let site: TestSite;
  let api: TestApi;
  let tokens: Readonly<Record<'np' | 's_ab' | 's_ab at NP' | 'partner', string>>;
  let conversations: readonly Id[];
  let room: TestSpace;
  let hall: TestSpace;
  let middle: Id;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    const spaces = new SpaceActs(api);
    const acts = new MessageActs(api);
    const [np, s_ab] = [await api.signIn('np'), await api.signIn('s_ab')];
    const partner = await spaces.partner();
    tokens = { np, s_ab, 's_ab at NP': await site.signIn('s_ab', 'NP'), partner: partner.token };

    const { id } = (await spaces.make('s_ab', ['NP', 'NP', 'S_AB'])).body;
    room = await conversationOf(id);
    await spaces.add('s_ab', id, [site.account('np')], { role: 'animator' });
    await spaces.add('s_ab', id, [site.account('dr')]);
    const invited = { purpose: 'Essais', endsAt: new Date(Date.now() + 86_400_000).toISOString() };
    await spaces.add('s_ab', id, [partner.id], { partner: invited });
    const first = await acts.post(np, room, 'NP', 'first');
    await acts.post(s_ab, room, 'S_AB', 'above');
    middle = await acts.post(s_ab, room, 'NP', 'answer', { quotes: [first] });
    await acts.done(np, 'PUT', acts.at(room, first, 'pin'));
    await acts.post(np, room, 'NP', 'in a topic', { threadId: first });
    // More characters than a list shows of a message, each of two UTF-16 code units.
    await acts.post(np, room, 'NP', '𝄞'.repeat(150));

    hall = await site.addSpace({ kind: 'announcement', visibility: 'open', members: ['s_ab'] });
    await site.addMessage(hall, 's_ab', 'NP', 'to all');
    const talk = (members: readonly Id[]) =>
      acts.done<Conversation>(s_ab, 'POST', 'conversations', {
        members,
        ...(members.length > 1 && { name: 'Trois' }),
      });
    const direct = await talk([site.account('np')]);
    const group = await talk([site.account('np'), site.account('dr')]);
    const silent = await site.addSpace({ members: ['np', 's_ab'] });
    conversations = [
      room.conversationId,
      hall.conversationId,
      direct.id,
      group.id,
      silent.conversationId,
      newId(),
    ];
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const conversationOf = async (id: Id): Promise<TestSpace> => ({
    id,
    conversationId: await site.value(
      'SELECT id AS value FROM messaging.conversation WHERE space_id = $1',
      id,
    ),
  });

  /** The three routes, and what the opening must be then; the refusal of the first that refuses. */
  const inThree = async (token: string, id: Id, query: string) => {
    const itself = await api.ask<Conversation>('GET', `conversations/${id}`, { token });
    if (itself.status !== 200) return { status: itself.status, answers: [itself], text: null };
    const messages = await api.ask<MessagePage>('GET', `conversations/${id}/messages${query}`, { token });
    const members = await api.ask('GET', `spaces/${itself.body.space.id}/members`, { token });
    const listed = members.status === 200 ? members.text : 'null';
    return {
      status: 200,
      answers: [itself, messages, members],
      text: `{"conversation":${itself.text},"messages":${messages.text},"members":${listed}}`,
    };
  };

  it.each(['np', 's_ab', 's_ab at NP', 'partner'] as const)(
    'is byte for byte what the three routes answer: %s',
    async (who) => {
      const token = tokens[who];
      const queries = ['', '?limit=2', '?at=2100-01-01T00:00:00.000Z'].concat(
        ['around', 'before', 'after'].map((cursor) => `?${cursor}=${middle}&limit=2`),
      );
      const seen = new Set<string>();
      for (const id of conversations)
        for (const query of queries) {
          const { status, text } = await inThree(token, id, query);
          const opening = await api.ask('GET', `conversations/${id}/opening${query}`, { token });
          expect(opening.status).toBe(status);
          if (text === null) expect(opening.body.code).toBe('NOT_FOUND');
          else expect(opening.text).toBe(text);
          seen.add(opening.text);
        }
      expect(seen.size).toBeGreaterThan(6);
    },
  );

  it('shows members where a space has a list of them, and none for a talk', async () => {
    const open = async (id: Id) =>
      (
        await api.ask<{ members: { items: object[] } | null }>('GET', `conversations/${id}/opening`, {
          token: tokens.s_ab,
        })
      ).body.members;
    const [inRoom, inHall, ...talks] = await Promise.all(conversations.slice(0, 4).map(open));
    expect(inRoom?.items).toHaveLength(4);
    expect(inRoom?.items[0]).toMatchObject({ abilities: { remove: true } });
    expect(inHall?.items).toHaveLength(1);
    expect(talks).toEqual([null, null]);
  });

  it('is recorded as the three routes are, each message once', async () => {
    const token = tokens.s_ab;
    const told = async (answers: readonly { headers: Readonly<Record<string, unknown>> }[]) => {
      const all = [];
      for (const { headers } of answers)
        all.push(...(await auditRecords(site, { requestId: String(headers['x-request-id']) })));
      return new Set(all.map(({ event, objectId }) => `${event} ${objectId}`));
    };
    const secret = await site.addSpace({ entry: 'S_AB', members: ['s_ab'] });
    for (const label of ['NP', 'S_AB', 'S_AB'] as const)
      await site.addMessage(secret, 's_ab', label, 'words');
    const { answers } = await inThree(token, secret.conversationId, '');
    const opening = await api.ask('GET', `conversations/${secret.conversationId}/opening`, { token });
    const expected = await told(answers);
    expect(await told([opening])).toEqual(expected);
    expect([...expected].map((record) => record.split(' ')[0]).sort()).toEqual([
      'conversation.read',
      'message.read',
      'message.read',
      'space.members_read',
    ]);
    const records = await auditRecords(site, { requestId: String(opening.headers['x-request-id']) });
    expect(records).toHaveLength(expected.size);
  });

  it('is counted as the three routes are below the recorded level', async () => {
    const other = await startWith(site);
    await other.ask('GET', `conversations/${room.conversationId}/opening`, { token: tokens.np });
    await other.stop();
    const [counted] = (await auditRecords(site, { event: 'reads.counted' })).slice(-1);
    expect(counted?.body['facts']).toEqual({
      'conversation.read': 1,
      'message.listed': 1,
      'message.read': 3,
      'space.members_read': 1,
    });
  });

  it('asks the database once, with the entry', async () => {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    const waits = async (path: string): Promise<number> => {
      query.mockClear();
      expect((await api.ask('GET', path, { token: tokens.np })).status).toBe(200);
      return query.mock.calls.length;
    };
    // Whatever is known once, such as labels, is known by now.
    for (const query of ['', `?around=${middle}`])
      await api.ask('GET', `conversations/${hall.conversationId}/opening${query}`, { token: tokens.np });
    const COMMIT = 1;
    expect(await waits(`conversations/${hall.conversationId}/opening`)).toBe(1 + COMMIT);
    expect(await waits(`conversations/${hall.conversationId}/opening?around=${middle}`)).toBe(1 + COMMIT);
    // Control: what hangs on messages is known only when they are.
    expect(await waits(`conversations/${room.conversationId}/opening`)).toBe(2 + COMMIT);
  });

  it('refuses an address that is none, and more than one cursor', async () => {
    const ask = (path: string) => api.ask<Message & { code: string }>('GET', path, { token: tokens.np });
    expect((await ask('conversations/none/opening')).body.code).toBe('REQUEST_INVALID');
    const both = `?before=${newId()}&after=${newId()}`;
    expect((await ask(`conversations/${room.conversationId}/opening${both}`)).body.code).toBe(
      'REQUEST_INVALID',
    );
    expect((await ask(`conversations/${room.conversationId}/opening?x=1`)).body.code).toBe('REQUEST_INVALID');
  });
});
