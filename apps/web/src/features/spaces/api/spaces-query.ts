import type { Space, SpaceItem, SpaceKind } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** What the directory is narrowed to; also what its address says. */
export interface SpaceFilters {
  query?: string;
  kind?: Extract<SpaceKind, 'community' | 'project' | 'watch' | 'announcement'>;
  mine?: boolean;
  orphan?: boolean;
  archived?: boolean;
}

interface SpacePage {
  /** In the order of names. */
  items: SpaceItem[];
  next: string | null;
}

const PAGE_SIZE = '30';
export const SPACES_KEY = 'spaces';

export function spacesQuery({ query, kind, mine, orphan, archived }: SpaceFilters) {
  const asked = {
    limit: PAGE_SIZE,
    ...(query !== undefined && { query }),
    ...(kind !== undefined && { kind }),
    ...(mine && { mine: 'true' as const }),
    ...(orphan && { orphan: 'true' as const }),
    ...(archived && { archived: 'true' as const }),
  };
  return infiniteQueryOptions({
    queryKey: [SPACES_KEY, asked],
    queryFn: ({ pageParam }): Promise<SpacePage> =>
      answer(
        api.GET('/api/v1/spaces', {
          params: { query: { ...asked, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // What was found last stays until the next is there.
    placeholderData: keepPreviousData,
  });
}

export function spaceQuery(id: string) {
  return queryOptions({
    queryKey: ['space', id],
    queryFn: (): Promise<Space> => answer(api.GET('/api/v1/spaces/{id}', { params: { path: { id } } })),
  });
}
