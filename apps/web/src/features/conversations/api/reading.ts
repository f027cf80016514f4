import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { sayNotice } from './act-notice.js';
import { changeConversation } from './change-conversation.js';
import { withOwnThread } from './message-deltas.js';
import { noteOwnAct } from './own-echo.js';
import { changeEverywhere } from './windows.js';
import { Store } from './store.js';

/** Conversations put back to unread by hand: they stay so until they are opened anew. */
export const keptUnread = new Store<boolean>(false);
onSessionEnd(() => keptUnread.clear());

/** The newest of a conversation was seen. Fails in silence: nobody asked for it by hand, and the next one says it too. */
export async function markRead(
  queryClient: QueryClient,
  conversationId: string,
  messageId: string,
): Promise<void> {
  noteOwnAct();
  try {
    const reading = await put(conversationId, messageId, false);
    changeConversation(queryClient, conversationId, (known) => ({ ...known, ...reading }));
    void queryClient.invalidateQueries({ queryKey: ['unread'] });
    void queryClient.invalidateQueries({ queryKey: ['mentions'] });
  } catch {
    // Said above.
  }
}

/** The newest of a topic was seen. */
export async function markTopicRead(
  queryClient: QueryClient,
  conversationId: string,
  rootId: string,
  messageId: string,
): Promise<void> {
  noteOwnAct();
  try {
    await answer(
      api.PUT('/api/v1/conversations/{id}/messages/{messageId}/reading', {
        params: { path: { id: conversationId, messageId: rootId } },
        body: { messageId },
      }),
    );
    changeEverywhere(queryClient, conversationId, rootId, (root) => withOwnThread(root, { unread: 0 }));
    for (const name of ['unread', 'threads', 'mentions'])
      void queryClient.invalidateQueries({ queryKey: [name] });
  } catch {
    // The next reply says it too.
  }
}

/** From this message on it counts as unread again. */
export async function markUnread(queryClient: QueryClient, message: Message): Promise<void> {
  const { id, conversationId } = message;
  keptUnread.set(conversationId, true);
  noteOwnAct();
  try {
    const reading = await put(conversationId, id, true);
    changeConversation(queryClient, conversationId, (known) => ({ ...known, ...reading }));
    void queryClient.invalidateQueries({ queryKey: ['unread'] });
  } catch (error) {
    keptUnread.set(conversationId, false);
    sayNotice(conversationId, { error });
  }
}

function put(conversationId: string, messageId: string, unread: boolean) {
  return answer(
    api.PUT('/api/v1/conversations/{id}/reading', {
      params: { path: { id: conversationId } },
      body: { messageId, unread },
    }),
  );
}
