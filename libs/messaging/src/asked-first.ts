import { z } from 'zod';
import type { AskedFor } from '#access';
import { idSchema, messageQuerySchema } from '#contracts';
import type { Statement } from '#database';
import { lastMessagesStatement, placeStatement } from './conversations/conversations.repository.js';
import { stretchesOf } from './messages/message-page.js';
import { stretchStatement } from './messages/messages.repository.js';
import { unreadStatement } from './reading/reading.repository.js';

// What routes of a conversation ask first, by their address: see `AsksFirst`.

const addressSchema = z.object({ id: idSchema });

/** Where a message would go. */
export function placeAsked({ params }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  return address.success ? [placeStatement(address.data.id)] : [];
}

/** A conversation with its counters. */
export function conversationAsked({ params }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  if (!address.success) return [];
  const { id } = address.data;
  return [placeStatement(id), lastMessagesStatement([id]), unreadStatement([id])];
}

/** A page of messages. */
export function pageAsked({ params, query }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  const page = messageQuerySchema.safeParse(query);
  if (!address.success || !page.success) return [];
  const flow = { conversationId: address.data.id, threadId: null };
  return stretchesOf(page.data).map((stretch) => stretchStatement(flow, stretch));
}
