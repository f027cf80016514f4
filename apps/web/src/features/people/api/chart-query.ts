import type { PersonChart } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

const PAGE_SIZE = '50';

/** People at the top. */
export const rootsQuery = infiniteQueryOptions({
  queryKey: ['chart', 'roots'],
  queryFn: ({ pageParam }) =>
    answer(
      api.GET('/api/v1/people/chart', {
        params: { query: { limit: PAGE_SIZE, ...(pageParam !== null && { after: pageParam }) } },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** Somebody with the chain above and the team below, a page of the team at a time. */
export function personChartQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['chart', id],
    queryFn: ({ pageParam }): Promise<PersonChart> =>
      answer(
        api.GET('/api/v1/people/{id}/chart', {
          params: {
            path: { id },
            query: { limit: PAGE_SIZE, ...(pageParam !== null && { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ reports }) => reports.next,
  });
}
