import type { HoldPeople, RetentionPolicy } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

const PAGE_SIZE = '20';

export const policyQuery = queryOptions({
  queryKey: ['retention', 'policy'],
  queryFn: (): Promise<RetentionPolicy> => answer(api.GET('/api/v1/retention-policy')),
});

/** The levels for which there may be rules, from the lowest up: those of the main policy. */
export const levelsQuery = queryOptions({
  queryKey: ['retention', 'levels'],
  queryFn: async () =>
    (await answer(api.GET('/api/v1/policies'))).items.find(({ main }) => main)?.body.levels ?? [],
  staleTime: 300_000,
});

export const holdsQuery = infiniteQueryOptions({
  queryKey: ['retention', 'holds'],
  queryFn: ({ pageParam }) => {
    const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
    return answer(api.GET('/api/v1/legal-holds', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export function holdPeopleQuery(text: string) {
  return queryOptions({
    queryKey: ['retention', 'people', text],
    queryFn: (): Promise<HoldPeople> =>
      answer(api.GET('/api/v1/legal-holds/people', { params: { query: { query: text } } })),
    placeholderData: keepPreviousData,
    enabled: text !== '',
  });
}
