import type { ScheduledMessage } from '#contracts';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

export interface ScheduledPage {
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
