import { afterEach, describe, expect, it } from '@jest/globals';
import type { Conversation, Opening } from '#contracts';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { membersQuery } from '../../../shared/api/members-query.js';
import { changeConversation } from './change-conversation.js';
import { conversationQuery } from './conversations-query.js';
import { messagesOf, NEWEST, windowQuery, type WindowStart } from './messages-query.js';
import { openConversation } from './open-conversation.js';
import { sampleMessage } from './sample-message.js';
import { insertEverywhere } from './windows.js';

const conversation: Conversation = {
  id: 'c',
  space: { id: 's', kind: 'project', ceilingLabelId: null, memberCount: 1 },
  name: 'Banc',
  defaultLabelId: null,
  lastMessage: null,
  unread: { count: 0, mentions: 0 },
  lastReadId: null,
  abilities: { post: true },
};
const page = (ids: readonly string[]): Opening['messages'] => ({
  items: ids.map((id) => sampleMessage(id, { conversationId: 'c' })),
  next: null,
  previous: null,
});
const opening: Opening = { conversation, messages: page(['5']), members: { items: [], next: null } };

describe('opening a conversation', () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false } } });
  let asked: { id: string; start: WindowStart; answer: (opening: Opening | Error) => void }[] = [];
  const open = (start: WindowStart = NEWEST): Promise<void> =>
    openConversation(
      queryClient,
      'c',
      start,
      (id, from) =>
        new Promise((resolve, reject) => {
          const answer = (given: Opening | Error): void =>
            given instanceof Error ? reject(given) : resolve(given);
          asked.push({ id, start: from, answer });
        }),
    );
  const window = (start: WindowStart = NEWEST) => windowQuery({ conversationId: 'c', threadId: null }, start);
  const shown = (start?: WindowStart): string[] =>
    messagesOf(queryClient.getQueryData(window(start).queryKey)).map(({ id }) => id);
  const itself = conversationQuery(queryClient, 'c');
  const members = (): unknown => queryClient.getQueryData(membersQuery('s', '').queryKey);

  afterEach(() => {
    queryClient.clear();
    asked = [];
  });

  it('fills by one request what the page, its messages and the list of members ask for', async () => {
    const opened = open();
    expect(asked).toHaveLength(1);
    asked[0]!.answer(opening);
    await opened;
    expect(queryClient.getQueryData(itself.queryKey)).toEqual(conversation);
    expect(shown()).toEqual(['5']);
    expect(members()).toEqual({ pages: [opening.members], pageParams: [null] });
    const [query] = queryClient.getQueryCache().findAll({ queryKey: window().queryKey });
    expect(query?.isStaleByTime(60_000)).toBe(false);
  });

  it('begins where the address leads to', async () => {
    const start = { kind: 'around', messageId: '5' } as const;
    const opened = open(start);
    asked[0]!.answer(opening);
    await opened;
    expect(asked[0]).toMatchObject({ id: 'c', start });
    expect(shown(start)).toEqual(['5']);
    expect(shown()).toEqual([]);
  });

  it('asks nothing where one of them is loaded or under way', async () => {
    queryClient.setQueryData(itself.queryKey, conversation);
    await open();
    queryClient.clear();
    queryClient.setQueryData(window().queryKey, { pages: [page(['1'])], pageParams: [{}] });
    await open();
    expect(asked).toHaveLength(0);
    queryClient.clear();
    const opened = open();
    await open();
    expect(asked).toHaveLength(1);
    asked[0]!.answer(opening);
    await opened;
  });

  it('keeps what the stream brings while it is under way', async () => {
    const opened = open();
    insertEverywhere(queryClient, sampleMessage('6', { conversationId: 'c' }));
    changeConversation(queryClient, 'c', (known) => ({ ...known, name: 'Renommée' }));
    asked[0]!.answer(opening);
    await opened;
    expect(shown()).toEqual(['6', '5']);
    expect(queryClient.getQueryData(itself.queryKey)?.name).toBe('Renommée');
  });

  it('leaves a list of members that is loaded as it is, and has none of a talk', async () => {
    const loaded = { pages: [], pageParams: [] };
    queryClient.setQueryData(membersQuery('s', '').queryKey, loaded);
    let opened = open();
    asked[0]!.answer(opening);
    await opened;
    expect(members()).toEqual(loaded);
    queryClient.clear();
    opened = open();
    asked[1]!.answer({ ...opening, members: null });
    await opened;
    expect(members()).toBeUndefined();
  });

  it('tells a refusal by both queries, and each asks for itself from then on', async () => {
    const opened = open();
    asked[0]!.answer(new Error('refused'));
    await opened;
    expect(queryClient.getQueryState(itself.queryKey)?.error?.message).toBe('refused');
    expect(queryClient.getQueryState(window().queryKey)?.error?.message).toBe('refused');
    const again = { ...itself, queryFn: () => Promise.resolve({ ...conversation, name: 'Seule' }) };
    const observer = new QueryObserver(queryClient, again);
    expect((await observer.refetch()).data?.name).toBe('Seule');
    expect(asked).toHaveLength(1);
  });
});
