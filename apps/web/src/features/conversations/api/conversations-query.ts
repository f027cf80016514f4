import type { Conversation } from '#contracts';
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

export interface ConversationPage {
  items: Conversation[];
  next: string | null;
}

const PAGE_SIZE = '100';

export const conversationsQuery = infiniteQueryOptions({
  queryKey: ['conversations'],
  queryFn: ({ pageParam }): Promise<ConversationPage> => {
    const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
    return answer(api.GET('/api/v1/conversations', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** One conversation; what the list already knows of it shows while it is asked for. */
export function conversationQuery(queryClient: QueryClient, id: string) {
  return queryOptions({
    queryKey: ['conversation', id],
    queryFn: (): Promise<Conversation> =>
      answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } } })),
    placeholderData: () =>
      queryClient
        .getQueryData(conversationsQuery.queryKey)
        ?.pages.flatMap(({ items }) => items)
        .find((conversation) => conversation.id === id),
  });
}
