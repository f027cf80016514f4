import type { Conversation } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { conversationQuery, conversationsQuery } from './conversations-query.js';

/** Changes a conversation in the list and where it is open. One that the list does not know is asked for. */
export function changeConversation(
  queryClient: QueryClient,
  id: string,
  change: (known: Conversation) => Conversation,
): void {
  queryClient.setQueryData(conversationQuery(queryClient, id).queryKey, (known) => known && change(known));
  const list = queryClient.getQueryData(conversationsQuery.queryKey);
  if (!list) return;
  if (!list.pages.some(({ items }) => items.some((item) => item.id === id))) {
    void queryClient.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    return;
  }
  const changed = (item: Conversation): Conversation => (item.id === id ? change(item) : item);
  queryClient.setQueryData(conversationsQuery.queryKey, {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.map(changed) })),
  });
}
