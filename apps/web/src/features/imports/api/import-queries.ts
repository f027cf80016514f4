import type {
  Import,
  ImportChannelPage,
  ImportOutcome,
  ImportReportPage,
  ImportUserPage,
  Space,
  SpaceItem,
} from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** While something is under way the page looks again. Milliseconds. */
const LOOK_AGAIN_MS = 1_500;
const PAGE_SIZE = '50';
const IMPORTS = 'imports';

export const importKeys = {
  list: (spaceId: string) => [IMPORTS, 'list', spaceId] as const,
  one: (id: string) => [IMPORTS, 'one', id] as const,
  users: (id: string) => [IMPORTS, 'users', id] as const,
  channels: (id: string) => [IMPORTS, 'channels', id] as const,
  report: (id: string) => [IMPORTS, 'report', id] as const,
};

const isUnderWay = (one: Import | undefined): boolean =>
  one?.state === 'checking' || one?.state === 'running' || one?.state === 'undoing';

export function importsQuery(spaceId: string) {
  return infiniteQueryOptions({
    queryKey: importKeys.list(spaceId),
    queryFn: ({ pageParam }): Promise<{ items: Import[]; next: string | null }> =>
      answer(
        api.GET('/api/v1/spaces/{id}/imports', {
          params: {
            path: { id: spaceId },
            query: { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKeys.one(id),
    queryFn: (): Promise<Import> => answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
}

/** The space that one imports into: its name, its labels, whether one animates it. */
export function importSpaceQuery(id: string) {
  return queryOptions({
    queryKey: [IMPORTS, 'space', id],
    queryFn: (): Promise<Space> => answer(api.GET('/api/v1/spaces/{id}', { params: { path: { id } } })),
  });
}

/** Spaces that one animates, of the first hundred of one's own in the order of names. */
export const animatedSpacesQuery = queryOptions({
  queryKey: [IMPORTS, 'animated'],
  queryFn: async (): Promise<SpaceItem[]> => {
    const { items } = await answer(
      api.GET('/api/v1/spaces', { params: { query: { mine: 'true', limit: '100' } } }),
    );
    return items.filter(({ role }) => role === 'animator');
  },
});

export function importChannelsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: importKeys.channels(id),
    queryFn: ({ pageParam }): Promise<ImportChannelPage> =>
      answer(
        api.GET('/api/v1/imports/{id}/channels', {
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

export function importUsersQuery(id: string, onlyUnmapped: boolean) {
  return infiniteQueryOptions({
    queryKey: [...importKeys.users(id), onlyUnmapped],
    queryFn: ({ pageParam }): Promise<ImportUserPage> =>
      answer(
        api.GET('/api/v1/imports/{id}/users', {
          params: {
            path: { id },
            query: {
              limit: PAGE_SIZE,
              ...(onlyUnmapped && { unmapped: 'true' as const }),
              ...(pageParam !== null && { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function importReportQuery(id: string, outcome: ImportOutcome | null) {
  return infiniteQueryOptions({
    queryKey: [...importKeys.report(id), outcome],
    queryFn: ({ pageParam }): Promise<ImportReportPage> =>
      answer(
        api.GET('/api/v1/imports/{id}/report', {
          params: {
            path: { id },
            query: {
              limit: PAGE_SIZE,
              ...(outcome !== null && { outcome }),
              ...(pageParam !== null && { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
