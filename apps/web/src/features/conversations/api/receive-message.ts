import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { sessionQuery } from '../../../shared/access/session-query.js';
import { changeConversation } from './change-conversation.js';
import { withArrived, withLast } from './conversation-deltas.js';
import { asNow } from './insert-message.js';
import { withReply } from './message-deltas.js';
import { outbox } from './outbox.js';
import { placeKey } from './place.js';
import { typists } from './typing.js';
import { changeEverywhere, insertEverywhere } from './windows.js';

/** A message from the live stream: into its conversation if that is loaded, and into the list. */
export function receiveMessage(queryClient: QueryClient, message: Message): void {
  const mine = ownId(queryClient) === message.author.id;
  // My own message, still being sent from this page: the answer brings it, or it would stand there twice.
  if (!(mine && outbox.isSending(placeKey(message), message.body))) storeMessage(queryClient, message);
}

export function storeMessage(queryClient: QueryClient, message: Message): void {
  const labels = queryClient.getQueryData(labelsQuery.queryKey);
  if (labels && !labels.some(({ id }) => id === message.labelId))
    void queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey });
  typists.remove(placeKey(message), message.author.id);
  insertEverywhere(queryClient, message);
  const me = ownId(queryClient);
  if (message.threadId === null)
    changeConversation(queryClient, message.conversationId, (known) => withArrived(known, message, me));
  else {
    const mine = message.author.id === me;
    changeEverywhere(queryClient, message.conversationId, message.threadId, (root) =>
      withReply(root, message, mine),
    );
    void queryClient.invalidateQueries({ queryKey: ['threads'] });
  }
}

/** A message was edited or deleted, by whomever: in its place if it is loaded, and in the list if it is the last. */
export function changeMessage(queryClient: QueryClient, message: Message): void {
  changeEverywhere(queryClient, message.conversationId, message.id, (known) => asNow(known, message));
  if (message.threadId === null)
    changeConversation(queryClient, message.conversationId, (known) => withLast(known, message));
}

function ownId(queryClient: QueryClient): string | undefined {
  return queryClient.getQueryData(sessionQuery.queryKey)?.person.id;
}
