import type { Message } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

export interface MessagePage {
  /** Newest first. */
  items: Message[];
  /** The `before` of the older page; null at the start of the conversation. */
  next: string | null;
}

const PAGE_SIZE = '50';

export function messagesQuery(conversationId: string) {
  return infiniteQueryOptions({
    queryKey: ['messages', conversationId],
    queryFn: ({ pageParam }): Promise<MessagePage> => {
      const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
      return answer(
        api.GET('/api/v1/conversations/{id}/messages', { params: { path: { id: conversationId }, query } }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The live stream keeps what was read up to date; a talk that was left is read again when opened later.
    staleTime: 60_000,
  });
}
