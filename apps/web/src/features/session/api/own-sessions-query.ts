import type { OwnSession } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

interface OwnSessionPage {
  /** Newest first. */
  items: OwnSession[];
  next: string | null;
}

export const ownSessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  queryFn: ({ pageParam }): Promise<OwnSessionPage> => {
    const query = pageParam === null ? {} : { before: pageParam };
    return answer(api.GET('/api/v1/sessions', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  // Opened to see what is open now.
  staleTime: 0,
});
