import type { Session } from '#contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session> => answer(api.GET('/api/v1/session')),
  staleTime: Infinity,
  gcTime: Infinity,
});

/** The session of this page; only below the shell, which is shown to nobody without one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
