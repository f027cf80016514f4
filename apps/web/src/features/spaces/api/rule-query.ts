import type { DirectoryGroup, Places, SpaceRule } from '#contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** A search shows so many groups; more letters narrow it. */
const GROUPS_SHOWN = '20';

/** For animators. */
export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: ['space', id, 'rule'],
    queryFn: (): Promise<SpaceRule> =>
      answer(api.GET('/api/v1/spaces/{id}/rule', { params: { path: { id } } })),
  });
}

export function groupsQuery(text: string) {
  return queryOptions({
    queryKey: ['directory-groups', text],
    queryFn: async (): Promise<DirectoryGroup[]> => {
      const query = { limit: GROUPS_SHOWN, ...(text !== '' && { query: text }) };
      return (await answer(api.GET('/api/v1/directory-groups', { params: { query } }))).items;
    },
    placeholderData: keepPreviousData,
  });
}

/** Units and sites, proposed as values of a condition. */
export const placesQuery = queryOptions({
  queryKey: ['people', 'places'],
  queryFn: (): Promise<Places> => answer(api.GET('/api/v1/people/units')),
  staleTime: 300_000,
});
