import type { SpaceMember, SpaceRequest } from '#contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

interface MemberPage {
  /** In the order of names. */
  items: SpaceMember[];
  next: string | null;
}

interface RequestPage {
  /** Oldest first. */
  items: SpaceRequest[];
  next: string | null;
}

const PAGE_SIZE = '24';

/** Members of a space whose name holds the text; all without a text. */
export function membersQuery(id: string, text: string) {
  return infiniteQueryOptions({
    queryKey: ['space', id, 'members', text],
    queryFn: ({ pageParam }): Promise<MemberPage> => {
      const query = {
        limit: PAGE_SIZE,
        ...(text !== '' && { query: text }),
        ...(pageParam !== null && { after: pageParam }),
      };
      return answer(api.GET('/api/v1/spaces/{id}/members', { params: { path: { id }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** Requests that wait for an answer; for animators. */
export function requestsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['space', id, 'requests'],
    queryFn: ({ pageParam }): Promise<RequestPage> => {
      const query = { limit: PAGE_SIZE, ...(pageParam !== null && { after: pageParam }) };
      return answer(api.GET('/api/v1/spaces/{id}/requests', { params: { path: { id }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
