import type { Message } from '#contracts';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { messageKey } from './message-keys.js';
import { loadedMessage } from './windows.js';

/** One message; where it stands in a window already, that is shown while it is asked for. */
export function messageQuery(queryClient: QueryClient, conversationId: string, messageId: string) {
  return queryOptions({
    queryKey: messageKey(conversationId, messageId),
    queryFn: (): Promise<Message> =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages/{messageId}', {
          params: { path: { id: conversationId, messageId } },
        }),
      ),
    initialData: () => loadedMessage(queryClient, conversationId, messageId) ?? undefined,
    // What stood in the window was kept up to date by the stream, but may be of an hour ago.
    initialDataUpdatedAt: 0,
  });
}
