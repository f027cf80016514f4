import type { SpaceRequest } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

interface RequestPage {
  /** Oldest first. */
  items: SpaceRequest[];
  next: string | null;
}

const PAGE_SIZE = '24';

/** Requests that wait for an answer; for animators. */
export function requestsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['space', id, 'requests'],
    queryFn: ({ pageParam }): Promise<RequestPage> => {
      const query = { limit: PAGE_SIZE, ...(pageParam !== null && { after: pageParam }) };
      return answer(api.GET('/api/v1/spaces/{id}/requests', { params: { path: { id }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
