import type { Conversation } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';

/** When the talk was last opened on this page, in milliseconds since the epoch; 0 when it was not. */
export function openedAt(queryClient: QueryClient, conversationId: string): number {
  return queryClient.getQueryState(['conversation', conversationId])?.dataUpdatedAt ?? 0;
}

type Talk = Pick<Conversation, 'id' | 'lastMessage'>;

/** The talks that were opened last come first, then those with the newest message. */
export function byUse(opened: (id: string) => number): (a: Talk, b: Talk) => number {
  const written = ({ lastMessage }: Talk): string => lastMessage?.createdAt ?? '';
  return (a, b) => opened(b.id) - opened(a.id) || (written(a) < written(b) ? 1 : -1);
}
