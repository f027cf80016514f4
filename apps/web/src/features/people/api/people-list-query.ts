import type { PersonCard } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import type { PeopleSearch } from './people-search.js';

export interface PeoplePage {
  /** In the order of names. */
  items: PersonCard[];
  next: string | null;
}

const PAGE_SIZE = '50';

/** The directory of people, narrowed by what the address says. */
export function peopleListQuery(search: PeopleSearch) {
  return infiniteQueryOptions({
    queryKey: ['people', 'directory', search],
    queryFn: ({ pageParam }): Promise<PeoplePage> => {
      const { present, following, left, ...texts } = search;
      const query = {
        limit: PAGE_SIZE,
        ...texts,
        ...(present && { present: 'true' as const }),
        ...(following && { following: 'true' as const }),
        ...(left && { left: 'true' as const }),
        ...(pageParam !== null && { after: pageParam }),
      };
      return answer(api.GET('/api/v1/people', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The people of the last letters stay until the next ones are there.
    placeholderData: keepPreviousData,
  });
}

/** Units and sites to choose from, with how many people of each the caller sees. */
export const placesQuery = queryOptions({
  queryKey: ['people', 'places'],
  queryFn: () => answer(api.GET('/api/v1/people/units')),
});
