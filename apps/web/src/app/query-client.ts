import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../shared/api/api-error.js';

const MAX_RETRIES = 2;

/** @param onSessionOver called when any answer says that there is no session (any more) */
export function createQueryClient(onSessionOver: () => void): QueryClient {
  const watch = (error: unknown): void => {
    if (error instanceof ApiError && error.code === 'SESSION_REQUIRED') onSessionOver();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        // A refusal stays a refusal; only what may pass by itself is tried again.
        retry: (count, error) => count < MAX_RETRIES && error instanceof ApiError && error.isPassing,
        // The live stream says what changed: coming back to the tab asks for nothing.
        refetchOnWindowFocus: false,
        // The interface of the machine says little about whether our server can be reached.
        networkMode: 'always',
        staleTime: 30_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
