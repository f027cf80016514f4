import type { SpaceMemberPage } from '#contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer, api } from './client.js';

/** As many as the opening of a conversation brings: its page is the first of these. */
const PAGE_SIZE = '50';

/** Members of a space whose name holds the text; all without a text. */
export function membersQuery(id: string, text: string) {
  return infiniteQueryOptions({
    queryKey: ['space', id, 'members', text],
    queryFn: ({ pageParam }): Promise<SpaceMemberPage> => {
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
