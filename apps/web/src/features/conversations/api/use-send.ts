import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiError } from '../../../shared/api/api-error.js';
import { answer, api } from '../../../shared/api/client.js';
import { draftSync, drafts } from './drafts.js';
import { messagesQuery } from './messages-query.js';
import { outbox, type Outgoing } from './outbox.js';
import { storeMessage } from './receive-message.js';

/**
 * Sends one outgoing message. What the server refuses for good (a label, a length) goes back to the composer; what
 * may pass by itself stays in the flow as not sent.
 * @returns the refusal that the composer shows, or null.
 */
export function useSend(conversationId: string) {
  const queryClient = useQueryClient();
  return useCallback(
    async (item: Outgoing): Promise<ApiError | null> => {
      const { localId, body, labelId } = item;
      outbox.mark(conversationId, localId, { state: 'sending', error: null });
      try {
        const path = { id: conversationId };
        const message = await answer(
          api.POST('/api/v1/conversations/{id}/messages', { params: { path }, body: { body, labelId } }),
        );
        outbox.remove(conversationId, localId);
        storeMessage(queryClient, message);
        // Only now is the saved draft not needed any more.
        void draftSync.flush(conversationId);
        return null;
      } catch (error) {
        const refused = error instanceof ApiError && !error.isPassing;
        if (refused && drafts.get(conversationId).body === '') {
          outbox.remove(conversationId, localId);
          draftSync.write(conversationId, { body, labelId });
          return error;
        }
        outbox.mark(conversationId, localId, { state: 'failed', error });
        // Without an answer it may have arrived all the same: show what is there.
        if (!refused)
          void queryClient.invalidateQueries({ queryKey: messagesQuery(conversationId).queryKey });
        return null;
      }
    },
    [queryClient, conversationId],
  );
}
