import type { Message } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import type { Outgoing } from './outbox.js';

/** The clocks of two machines of one site differ by less. */
const CLOCK_SLACK_MS = 120_000;
const NEWEST = '20';

/** Messages that an answer has confirmed to this page. */
const confirmed = new Set<string>();
onSessionEnd(() => confirmed.clear());

export function noteConfirmed(messageId: string): void {
  confirmed.add(messageId);
}

/**
 * The message that an outgoing one has become although its answer never came; null when it has not arrived.
 * @param me id of the author
 * @throws ApiError when the server cannot be asked
 */
export async function findArrived(
  conversationId: string,
  me: string,
  item: Outgoing,
): Promise<Message | null> {
  const query = { limit: NEWEST };
  const { items } = await answer(
    item.threadId === null
      ? api.GET('/api/v1/conversations/{id}/messages', { params: { path: { id: conversationId }, query } })
      : api.GET('/api/v1/conversations/{id}/messages/{messageId}/replies', {
          params: { path: { id: conversationId, messageId: item.threadId }, query },
        }),
  );
  return items.find((message) => isSame(message, me, item)) ?? null;
}

export function isSame(message: Message, me: string, item: Outgoing): boolean {
  const { id, author, threadId, body, version, createdAt } = message;
  if (author.id !== me || threadId !== item.threadId || confirmed.has(id)) return false;
  if (version !== 1 || body !== item.body) return false;
  return Date.parse(createdAt) >= Date.parse(item.startedAt) - CLOCK_SLACK_MS;
}
