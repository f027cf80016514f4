import type { ScheduledMessage } from '#contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { scheduledQuery, type ScheduledPage } from './scheduled-queries.js';

/**
 * Another moment of sending; `now` is the server's. What was not sent waits again.
 * @throws ApiError as sending it now would; JOB_OVER when it is being sent.
 */
export async function moveScheduled(queryClient: QueryClient, id: string, sendAt: string): Promise<void> {
  const params = { path: { id } };
  const changed = await answer(api.PATCH('/api/v1/scheduled-messages/{id}', { params, body: { sendAt } }));
  change(queryClient, (items) => items.map((item) => (item.id === id ? changed : item)));
}

/** @throws ApiError JOB_OVER when it is being sent. */
export async function removeScheduled(queryClient: QueryClient, id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/scheduled-messages/{id}', { params: { path: { id } } }));
  change(queryClient, (items) => items.filter((item) => item.id !== id));
}

function change(
  queryClient: QueryClient,
  change: (items: readonly ScheduledMessage[]) => readonly ScheduledMessage[],
): void {
  queryClient.setQueryData(
    scheduledQuery.queryKey,
    (loaded): InfiniteData<ScheduledPage> | undefined =>
      loaded && {
        ...loaded,
        pages: loaded.pages.map((page) => ({ ...page, items: change(page.items) })),
      },
  );
}
