import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Message } from '#contracts';
import { sessionQuery } from '../../../shared/access/session-query.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { answer, api } from '../../../shared/api/client.js';
import { draftSync, drafts } from './drafts.js';
import { draftOf, isEmptyDraft } from './draft-text.js';
import { findArrived, noteConfirmed } from './find-arrived.js';
import { outbox, type Outgoing } from './outbox.js';
import { placeOf } from './place.js';
import { storeMessage } from './receive-message.js';
import { refusals } from './refusals.js';

/**
 * Sends one outgoing message. What the server refuses for good (a label, a length) goes back to the composer, which
 * says why; what may pass by itself, or takes one act to mend, stays in the flow as not sent.
 * @param key place of the message
 */
export function useSend(key: string) {
  const queryClient = useQueryClient();
  return useCallback(
    async (item: Outgoing): Promise<void> => {
      const { localId } = item;
      // Without an answer the last time, it may have arrived all the same.
      const mayBeThere = item.error instanceof ApiError && item.error.isPassing;
      outbox.mark(key, localId, { state: 'sending', error: null, labelId: item.labelId });
      refusals.set(key, null);
      try {
        const arrived = mayBeThere ? await arrivedOf(queryClient, key, item) : null;
        settle(queryClient, key, localId, arrived ?? (await post(key, item)));
      } catch (error) {
        if (isForComposer(error) && isEmptyDraft(drafts.get(key))) {
          outbox.remove(key, localId);
          draftSync.write(key, draftOf(item));
          refusals.set(key, error);
          return;
        }
        const isPassing = error instanceof ApiError && error.isPassing;
        const arrived = isPassing ? await arrivedOf(queryClient, key, item).catch(() => null) : null;
        if (arrived) settle(queryClient, key, localId, arrived);
        else outbox.mark(key, localId, { state: 'failed', error });
      }
    },
    [queryClient, key],
  );
}

function post(key: string, item: Outgoing): Promise<Message> {
  const { body, labelId, priority, threadId, quotes, forwardOf, acknowledge } = item;
  const path = { id: placeOf(key).conversationId };
  const message = { body, labelId, priority, threadId, quotes, forwardOf, acknowledge };
  return answer(api.POST('/api/v1/conversations/{id}/messages', { params: { path }, body: message }));
}

function settle(queryClient: QueryClient, key: string, localId: string, message: Message): void {
  noteConfirmed(message.id);
  outbox.remove(key, localId);
  storeMessage(queryClient, message);
  // Only now is the saved draft not needed any more.
  void draftSync.flush(key);
}

async function arrivedOf(queryClient: QueryClient, key: string, item: Outgoing): Promise<Message | null> {
  const me = queryClient.getQueryData(sessionQuery.queryKey)?.person.id;
  return me === undefined ? null : findArrived(placeOf(key).conversationId, me, item);
}

/** A label that is too low is raised by one act on the message itself: see outgoing-view.tsx. */
function isForComposer(error: unknown): error is ApiError {
  return error instanceof ApiError && !error.isPassing && error.code !== 'LABEL_BELOW_SOURCE';
}
