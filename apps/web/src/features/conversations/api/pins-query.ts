import type { Pin } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { pinsKey } from './message-keys.js';

const PAGE_SIZE = '20';

/** The pinned messages of a conversation, the one pinned last first. */
export function pinsQuery(conversationId: string) {
  return infiniteQueryOptions({
    queryKey: pinsKey(conversationId),
    queryFn: ({ pageParam }): Promise<{ items: Pin[]; next: string | null }> => {
      const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
      return answer(
        api.GET('/api/v1/conversations/{id}/pins', { params: { path: { id: conversationId }, query } }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
