import type { Message } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** What stands in one place although it was written in many. */
export type Inbox = 'mentions' | 'topics' | 'saved' | 'acknowledgements';

export const INBOXES = [
  'acknowledgements',
  'mentions',
  'topics',
  'saved',
] as const satisfies readonly Inbox[];

export interface InboxItem {
  readonly message: Message;
  /** Null where the list of conversations has to say what it is called. */
  readonly conversation: { readonly id: string; readonly name: string } | null;
}

export interface InboxPage {
  readonly items: readonly InboxItem[];
  /** The `before` of the next page; null at the end. */
  readonly next: string | null;
}

const PAGE_SIZE = '30';

const KEYS: Readonly<Record<Inbox, string>> = {
  mentions: 'mentions',
  topics: 'threads',
  saved: 'saved-messages',
  acknowledgements: 'acknowledgements',
};

export function inboxQuery(inbox: Inbox) {
  return infiniteQueryOptions({
    queryKey: [KEYS[inbox]],
    queryFn: ({ pageParam }): Promise<InboxPage> => {
      const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
      return READERS[inbox](query);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

const READERS: Readonly<Record<Inbox, (query: { limit: string; before?: string }) => Promise<InboxPage>>> = {
  mentions: (query) => answer(api.GET('/api/v1/mentions', { params: { query } })),
  topics: async (query) => {
    const page = await answer(api.GET('/api/v1/threads', { params: { query } }));
    return { ...page, items: page.items.map((message) => ({ message, conversation: null })) };
  },
  saved: (query) => answer(api.GET('/api/v1/saved-messages', { params: { query } })),
  acknowledgements: (query) => answer(api.GET('/api/v1/acknowledgements', { params: { query } })),
};
