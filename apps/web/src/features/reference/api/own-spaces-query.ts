import type { SpaceItem } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** Spaces that I am a member of, the first hundred in the order of names: where a list of mine may stand. */
export const ownSpacesQuery = queryOptions({
  queryKey: ['spaces', 'for-lists'],
  queryFn: async (): Promise<SpaceItem[]> =>
    (await answer(api.GET('/api/v1/spaces', { params: { query: { mine: 'true', limit: '100' } } }))).items,
});
