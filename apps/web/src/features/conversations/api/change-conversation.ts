import type { Conversation } from '#contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { changeCached } from './change-cached.js';
import { conversationQuery, conversationsQuery, type ConversationPage } from './conversations-query.js';

/** Changes a conversation in the list and where it is open. One that the list does not know is asked for. */
export function changeConversation(
  queryClient: QueryClient,
  id: string,
  change: (known: Conversation) => Conversation,
): void {
  changeCached(queryClient, conversationQuery(queryClient, id).queryKey, change);
  changeCached<InfiniteData<ConversationPage>>(queryClient, conversationsQuery.queryKey, (list) =>
    changeListed(list, id, change),
  );
  const list = queryClient.getQueryData(conversationsQuery.queryKey);
  if (list && !list.pages.some(({ items }) => items.some((item) => item.id === id)))
    void queryClient.invalidateQueries({ queryKey: conversationsQuery.queryKey });
}

function changeListed(
  list: InfiniteData<ConversationPage>,
  id: string,
  change: (known: Conversation) => Conversation,
): InfiniteData<ConversationPage> {
  const changed = (item: Conversation): Conversation => (item.id === id ? change(item) : item);
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(changed) })) };
}
