import type { Conversation, Message } from '#contracts';
import { excerpt } from './excerpt.js';
import { isMentioned } from './is-mentioned.js';

/** The server counts no further. */
const MOST = 100;

/** A conversation with this message as its last one, unless a later one is known. */
export function withLast(conversation: Conversation, message: Message): Conversation {
  const { createdAt, labelId, author } = message;
  if (conversation.lastMessage && conversation.lastMessage.createdAt > createdAt) return conversation;
  const body = message.body === '' ? (message.forwarded?.body ?? '') : message.body;
  return {
    ...conversation,
    lastMessage: { authorName: author.displayName, excerpt: excerpt(body), createdAt, labelId },
  };
}

/**
 * The same when the message has just come. It may come twice; only what is later than the last one counts as unread.
 * @param me id of the reader; undefined while it is not known
 */
export function withArrived(
  conversation: Conversation,
  message: Message,
  me: string | undefined,
): Conversation {
  const next = withLast(conversation, message);
  const isNew = (conversation.lastMessage?.createdAt ?? '') < message.createdAt;
  if (!isNew || message.author.id === me) return next;
  const { count, mentions } = conversation.unread;
  const isMine = me !== undefined && isMentioned(message.body, me);
  return {
    ...next,
    unread: { count: Math.min(MOST, count + 1), mentions: Math.min(MOST, mentions + (isMine ? 1 : 0)) },
  };
}
