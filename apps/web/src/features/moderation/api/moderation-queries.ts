import type {
  ModerationDecision,
  ModerationQueue,
  ModerationRegister,
  ModerationRules,
  ModerationSums,
  Space,
  Spill,
  SpillPage,
} from '#contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

const PAGE_SIZE = '20';
const first = null as string | null;
const before = (cursor: string | null) => ({ limit: PAGE_SIZE, ...(cursor !== null && { before: cursor }) });

export const rulesQuery = queryOptions({
  queryKey: ['moderation', 'rules'],
  queryFn: (): Promise<ModerationRules> => answer(api.GET('/api/v1/moderation-rules')),
  staleTime: Infinity,
});

/** What these pages say of the space; the pages of spaces keep their own. */
export function moderatedSpaceQuery(id: string) {
  return queryOptions({
    queryKey: ['moderation', 'space', id],
    queryFn: (): Promise<Space> => answer(api.GET('/api/v1/spaces/{id}', { params: { path: { id } } })),
  });
}

export function queueQuery(spaceId: string, what: 'reports' | 'appeals') {
  return infiniteQueryOptions({
    queryKey: ['moderation', what, spaceId],
    queryFn: ({ pageParam }): Promise<ModerationQueue> => {
      const params = { path: { id: spaceId }, query: before(pageParam) };
      return answer(
        what === 'reports'
          ? api.GET('/api/v1/spaces/{id}/reports', { params })
          : api.GET('/api/v1/spaces/{id}/appeals', { params }),
      );
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  });
}

export function decisionQuery(conversationId: string, messageId: string) {
  return queryOptions({
    queryKey: ['moderation', 'decision', messageId],
    queryFn: (): Promise<ModerationDecision> =>
      answer(
        api.GET('/api/v1/conversations/{id}/messages/{messageId}/moderation', {
          params: { path: { id: conversationId, messageId } },
        }),
      ),
  });
}

export function registerQuery(spaceId: string) {
  return infiniteQueryOptions({
    queryKey: ['moderation', 'register', spaceId],
    queryFn: ({ pageParam }): Promise<ModerationRegister> =>
      answer(
        api.GET('/api/v1/spaces/{id}/moderation-register', {
          params: { path: { id: spaceId }, query: before(pageParam) },
        }),
      ),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  });
}

export function sumsQuery(spaceId: string) {
  return queryOptions({
    queryKey: ['moderation', 'sums', spaceId],
    queryFn: (): Promise<ModerationSums> =>
      answer(api.GET('/api/v1/spaces/{id}/moderation-register/sums', { params: { path: { id: spaceId } } })),
  });
}

export const spillsQuery = infiniteQueryOptions({
  queryKey: ['spills', 'list'],
  queryFn: ({ pageParam }): Promise<SpillPage> =>
    answer(api.GET('/api/v1/spills', { params: { query: before(pageParam) } })),
  initialPageParam: first,
  getNextPageParam: (page) => page.next,
});

export function spillQuery(id: string) {
  return queryOptions({
    queryKey: ['spills', 'case', id],
    queryFn: (): Promise<Spill> => answer(api.GET('/api/v1/spills/{id}', { params: { path: { id } } })),
  });
}
