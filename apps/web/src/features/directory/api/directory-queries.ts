import type { DirectoryChange, DirectoryRunDetail, DirectoryState } from '#contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** A run that is asked for begins within seconds: the page looks while something is under way. Milliseconds. */
const LOOK_AGAIN_MS = 5_000;
const PAGE_SIZE = '100';

export const stateQuery = queryOptions({
  queryKey: ['directory', 'state'],
  queryFn: (): Promise<DirectoryState> => answer(api.GET('/api/v1/directory')),
  refetchInterval: ({ state }) =>
    state.data?.runs.some((run) => run.state === 'asked' || run.state === 'running') ? LOOK_AGAIN_MS : false,
});

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', 'run', id],
    queryFn: (): Promise<DirectoryRunDetail> =>
      answer(api.GET('/api/v1/directory/runs/{id}', { params: { path: { id } } })),
  });
}

/** What a run changes or would change. */
export function changesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['directory', 'changes', id],
    queryFn: ({ pageParam }): Promise<{ items: DirectoryChange[]; next: string | null }> =>
      answer(
        api.GET('/api/v1/directory/runs/{id}/changes', {
          params: {
            path: { id },
            query: { limit: PAGE_SIZE, ...(pageParam !== null && { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
