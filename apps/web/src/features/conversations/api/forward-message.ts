import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { storeMessage } from './receive-message.js';

/** @throws ApiError LABEL_BELOW_SOURCE with the least label that would do, LABEL_ABOVE_CEILING, COPY_BLOCKED … */
export async function forwardMessage(
  queryClient: QueryClient,
  conversationId: string,
  { message, comment, labelId }: { message: Message; comment: string; labelId: string },
): Promise<void> {
  const sent = await answer(
    api.POST('/api/v1/conversations/{id}/messages', {
      params: { path: { id: conversationId } },
      body: {
        body: comment.trim() === '' ? '' : comment,
        labelId,
        priority: 'normal',
        threadId: null,
        quotes: [],
        forwardOf: message.id,
        acknowledge: null,
      },
    }),
  );
  storeMessage(queryClient, sent);
}
