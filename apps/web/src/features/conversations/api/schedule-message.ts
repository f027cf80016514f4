import type { PostMessage } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { Store } from './store.js';

/** When the message that was last handed over will be sent, by place: said until the next one is begun. */
export const scheduledNotices = new Store<string | null>(null);
onSessionEnd(() => scheduledNotices.clear());

type Loose = (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** @throws ApiError as sending it now would. */
export async function scheduleMessage(
  conversationId: string,
  message: PostMessage,
  sendAt: string,
): Promise<void> {
  await answer(
    (api.POST as unknown as Loose)('/api/v1/conversations/{id}/scheduled-messages', {
      params: { path: { id: conversationId } },
      body: { ...message, sendAt },
    }),
  );
}
