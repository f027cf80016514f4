import type { PersonCard, SpaceItem } from '#contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** As many of each as fit without scrolling. */
const MOST = '6';

export function foundPeople(query: string) {
  return queryOptions({
    queryKey: ['people', 'palette', query],
    queryFn: async (): Promise<PersonCard[]> =>
      (await answer(api.GET('/api/v1/people', { params: { query: { query, limit: MOST } } }))).items,
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
}

export function foundSpaces(query: string) {
  return queryOptions({
    queryKey: ['spaces', 'palette', query],
    queryFn: async (): Promise<SpaceItem[]> =>
      (await answer(api.GET('/api/v1/spaces', { params: { query: { query, limit: MOST } } }))).items,
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
}
