import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { loadedMessage } from './windows.js';

/** A message of a conversation as it is now, wherever it is loaded; null when it is not. */
export function useLoadedMessage(conversationId: string, messageId: string | null): Message | null {
  const queryClient = useQueryClient();
  return useSyncExternalStore(
    useCallback((listener) => queryClient.getQueryCache().subscribe(listener), [queryClient]),
    () => (messageId === null ? null : loadedMessage(queryClient, conversationId, messageId)),
  );
}
