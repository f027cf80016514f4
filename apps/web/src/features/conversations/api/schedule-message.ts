import type { PostMessage } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { placeOf } from './place.js';
import { scheduledQuery } from './scheduled-queries.js';
import { Store } from './store.js';

/** When the message that was last handed over will be sent, by place: said until the next one is begun. */
export const scheduledNotices = new Store<string | null>(null);
onSessionEnd(() => scheduledNotices.clear());

/** @throws ApiError as sending it now would. */
export async function scheduleMessage(
  queryClient: QueryClient,
  place: string,
  message: PostMessage,
  sendAt: string,
): Promise<void> {
  const path = { id: placeOf(place).conversationId };
  const body = { ...message, sendAt };
  await answer(api.POST('/api/v1/conversations/{id}/scheduled-messages', { params: { path }, body }));
  void queryClient.invalidateQueries({ queryKey: scheduledQuery.queryKey });
}
