import type { Message, Reaction } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

const MANY = '50';

/** Who reacts so; asked again with each change of the count. */
export function reactorsQuery({ id, conversationId }: Message, reaction: Reaction, count: number) {
  return queryOptions({
    queryKey: ['reactors', id, reaction, count],
    queryFn: () =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages/{messageId}/reactions', {
          params: { path: { id: conversationId, messageId: id }, query: { reaction, limit: MANY } },
        }),
      ),
  });
}

/** Who has acknowledged, or who has not yet, in the order of names; with the counts of both. */
export function acknowledgedQuery({ id, conversationId }: Message, state: 'given' | 'waiting') {
  return queryOptions({
    queryKey: ['acknowledged', id, state],
    queryFn: () =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages/{messageId}/acknowledgements', {
          params: { path: { id: conversationId, messageId: id }, query: { state, limit: MANY } },
        }),
      ),
    staleTime: 0,
  });
}
