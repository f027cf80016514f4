import type { ScheduledMessage } from '#contracts';
import { infiniteQueryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

interface ScheduledPage {
  readonly items: readonly ScheduledMessage[];
  readonly next: string | null;
}

const PAGE_SIZE = '50';

/** What the reader has written to be sent later, and what was not sent; latest written first. */
export const scheduledQuery = infiniteQueryOptions({
  queryKey: ['scheduled-messages'],
  queryFn: ({ pageParam }): Promise<ScheduledPage> => {
    const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
    return answer(api.GET('/api/v1/scheduled-messages', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** Whether something is known to wait for its hour. */
export function hasWaiting(queryClient: QueryClient): boolean {
  const pages = queryClient.getQueryData(scheduledQuery.queryKey)?.pages ?? [];
  return pages.some(({ items }) => items.some(({ state }) => state === 'waiting'));
}

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
