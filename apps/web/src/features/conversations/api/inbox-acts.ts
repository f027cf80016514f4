import type { Message } from '#contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { unreadQuery } from '../../../shared/access/unread-query.js';
import { answer, api } from '../../../shared/api/client.js';
import { inboxQuery, type Inbox, type InboxPage } from './inbox-queries.js';

const paramsOf = ({ id, conversationId }: Message) => ({ path: { id: conversationId, messageId: id } });

/** Says to the author that the message was read; it then leaves the list. */
export async function acknowledge(queryClient: QueryClient, message: Message): Promise<void> {
  await answer(
    api.PUT('/api/v1/conversations/{id}/messages/{messageId}/acknowledgement', {
      params: paramsOf(message),
    }),
  );
  takeOut(queryClient, 'acknowledgements', message.id);
  void queryClient.invalidateQueries({ queryKey: unreadQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['messages', message.conversationId] });
}

export async function unsave(queryClient: QueryClient, message: Message): Promise<void> {
  await answer(
    api.DELETE('/api/v1/conversations/{id}/messages/{messageId}/saved', { params: paramsOf(message) }),
  );
  takeOut(queryClient, 'saved', message.id);
  void queryClient.invalidateQueries({ queryKey: ['messages', message.conversationId] });
}

function takeOut(queryClient: QueryClient, inbox: Inbox, messageId: string): void {
  queryClient.setQueryData(
    inboxQuery(inbox).queryKey,
    (loaded): InfiniteData<InboxPage> | undefined =>
      loaded && {
        ...loaded,
        pages: loaded.pages.map((page) => ({
          ...page,
          items: page.items.filter(({ message }) => message.id !== messageId),
        })),
      },
  );
}
