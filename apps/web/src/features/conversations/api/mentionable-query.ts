import type { Person } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** People who would read what is written there under this label: the server names nobody else. */
export function mentionableQuery(conversationId: string, labelId: string | null, query: string) {
  return queryOptions({
    queryKey: ['mentionable', conversationId, labelId, query],
    queryFn: async (): Promise<readonly Person[]> => {
      const { items } = await answer(
        api.GET('/api/v1/conversations/{id}/mentionable', {
          params: { path: { id: conversationId }, query: { labelId: labelId ?? '', q: query } },
        }),
      );
      return items;
    },
    enabled: labelId !== null,
    // Another label, other people: what was asked under the old one must not stay in the list.
    placeholderData: (before, asked) =>
      asked?.queryKey[1] === conversationId && asked.queryKey[2] === labelId ? before : undefined,
    retry: false,
  });
}
