import type { Message, MessageHistory } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** What a message said before. Each edit makes it another one; a deletion empties it. */
export function historyQuery({ id, conversationId, version, deletedAt }: Message) {
  return queryOptions({
    queryKey: ['history', id, version, deletedAt],
    queryFn: (): Promise<MessageHistory> =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages/{messageId}/history', {
          params: { path: { id: conversationId, messageId: id } },
        }),
      ),
    // Each look is recorded as a reading: what was left is not kept.
    gcTime: 0,
  });
}
