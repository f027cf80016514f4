import type { Correspondent, CreateCorrespondent } from '#contracts';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** Whom to show: all of a place, or all that one person is. */
export interface CorrespondentFilter {
  unit?: string;
  site?: string;
  personId?: string;
}

const PAGE_SIZE = '50';

export function correspondentsQuery(filter: CorrespondentFilter) {
  return infiniteQueryOptions({
    queryKey: ['correspondents', filter],
    queryFn: ({ pageParam }): Promise<{ items: Correspondent[]; next: string | null }> =>
      answer(
        api.GET('/api/v1/correspondents', {
          params: { query: { limit: PAGE_SIZE, ...filter, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export async function declareCorrespondent(
  queryClient: QueryClient,
  body: CreateCorrespondent,
): Promise<void> {
  await answer(api.POST('/api/v1/correspondents', { body }));
  await queryClient.invalidateQueries({ queryKey: ['correspondents'] });
}

export async function removeCorrespondent(queryClient: QueryClient, id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/correspondents/{id}', { params: { path: { id } } }));
  await queryClient.invalidateQueries({ queryKey: ['correspondents'] });
}
