import type { UnreadTotals } from '#contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import { can, readsContent } from './can.js';
import { useSession } from './session-query.js';

/** What waits for the reader, in numbers; frames of the stream make it ask again: see app/unread-watch.ts. */
export const unreadQuery = queryOptions({
  queryKey: ['unread'],
  queryFn: (): Promise<UnreadTotals> => answer(api.GET('/api/v1/unread')),
  staleTime: 60_000,
});

/** @returns null as long as nobody has said it, and for whom no content is open */
export function useUnread(): UnreadTotals | null {
  const session = useSession();
  const isReader = readsContent(session) && can(session, 'read', 'Message');
  return useQuery({ ...unreadQuery, enabled: isReader }).data ?? null;
}
