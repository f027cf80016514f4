import type { Person } from '#contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from './client.js';

interface PersonPage {
  /** In the order of names. */
  items: Person[];
  next: string | null;
}

const PAGE_SIZE = '20';

/** People whose name has a part that begins like this; all without a text. */
export function peopleQuery(text: string) {
  return infiniteQueryOptions({
    queryKey: ['people', text],
    queryFn: ({ pageParam }): Promise<PersonPage> => {
      const query = {
        limit: PAGE_SIZE,
        ...(text !== '' && { query: text }),
        ...(pageParam !== null && { after: pageParam }),
      };
      return answer(api.GET('/api/v1/people', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The names of the last text stay until the next ones are there.
    placeholderData: keepPreviousData,
  });
}
