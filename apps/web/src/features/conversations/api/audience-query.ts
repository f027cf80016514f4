import type { AskAudience, Audience } from '#contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** Who would read a message, before it is sent. */
export function audienceQuery(conversationId: string, question: AskAudience) {
  return queryOptions({
    queryKey: ['audience', conversationId, question],
    queryFn: (): Promise<Audience> =>
      answer(
        api.POST('/api/v1/conversations/{id}/audience', {
          params: { path: { id: conversationId } },
          body: question,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
