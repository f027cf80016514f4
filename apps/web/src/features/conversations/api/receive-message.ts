import type { Conversation, Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { sessionQuery } from '../../../shared/access/session-query.js';
import { conversationsQuery } from './conversations-query.js';
import { excerpt } from './excerpt.js';
import { insertMessage, replaceMessage } from './insert-message.js';
import { messagesQuery } from './messages-query.js';
import { outbox } from './outbox.js';
import { placeKey } from './place.js';

/** A message from the live stream: into its conversation if that is loaded, and into the list. */
export function receiveMessage(queryClient: QueryClient, message: Message): void {
  const mine = queryClient.getQueryData(sessionQuery.queryKey)?.person.id === message.author.id;
  // My own message, still being sent from this page: the answer brings it, or it would stand there twice.
  if (!(mine && outbox.isSending(placeKey(message), message.body))) storeMessage(queryClient, message);
}

export function storeMessage(queryClient: QueryClient, message: Message): void {
  const labels = queryClient.getQueryData(labelsQuery.queryKey);
  if (labels && !labels.some(({ id }) => id === message.labelId))
    void queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey });
  queryClient.setQueryData(
    messagesQuery(message.conversationId).queryKey,
    (loaded) => loaded && insertMessage(loaded, message),
  );
  showInList(queryClient, message);
}

/** A message was edited or deleted, by whomever: in its place if it is loaded, and in the list if it is the last. */
export function changeMessage(queryClient: QueryClient, message: Message): void {
  queryClient.setQueryData(
    messagesQuery(message.conversationId).queryKey,
    (loaded) => loaded && replaceMessage(loaded, message),
  );
  showInList(queryClient, message);
}

function showInList(queryClient: QueryClient, message: Message): void {
  const list = queryClient.getQueryData(conversationsQuery.queryKey);
  if (!list) return;
  const known = list.pages.some(({ items }) => items.some(({ id }) => id === message.conversationId));
  if (!known) {
    void queryClient.invalidateQueries({ queryKey: conversationsQuery.queryKey });
    return;
  }
  const update = (conversation: Conversation): Conversation =>
    conversation.id === message.conversationId ? withLast(conversation, message) : conversation;
  queryClient.setQueryData(conversationsQuery.queryKey, {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.map(update) })),
  });
}

function withLast(conversation: Conversation, message: Message): Conversation {
  const { createdAt, labelId, author, body } = message;
  if (conversation.lastMessage && conversation.lastMessage.createdAt > createdAt) return conversation;
  return {
    ...conversation,
    lastMessage: { authorName: author.displayName, excerpt: excerpt(body), createdAt, labelId },
  };
}
