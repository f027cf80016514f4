import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../../shared/access/session-query.js';
import { messagesQuery } from './messages-query.js';

/** The newest loaded message of mine that I may change; null without one. */
export function lastOwnMessage(queryClient: QueryClient, conversationId: string): Message | null {
  const me = queryClient.getQueryData(sessionQuery.queryKey)?.person.id;
  const pages = queryClient.getQueryData(messagesQuery(conversationId).queryKey)?.pages ?? [];
  for (const { items } of pages) {
    const own = items.find(({ author, abilities }) => author.id === me && abilities.update);
    if (own) return own;
  }
  return null;
}
