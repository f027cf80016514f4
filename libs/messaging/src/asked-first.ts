import { z } from 'zod';
import type { AskedFor } from '#access';
import { idSchema, messageQuerySchema, type MessageQuery } from '#contracts';
import type { Statement } from '#database';
import type { Id } from '#kernel';
import {
  foundStatement,
  lastMessagesStatement,
  placeStatement,
} from './conversations/conversations.repository.js';
import { membersOf } from './opening/members-of.js';
import { beginsAtNewest, stretchesOf } from './messages/message-page.js';
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
  return [foundStatement(id), lastMessagesStatement([id]), unreadStatement([id])];
}

/** A page of messages. */
export function pageAsked({ params, query }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  const page = messageQuerySchema.safeParse(query);
  return address.success && page.success ? stretches(address.data.id, page.data) : [];
}

/** A conversation that is opened: itself, a page of its messages, and who is in it. */
export function openingAsked({ params, query }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  const page = messageQuerySchema.safeParse(query);
  if (!address.success || !page.success) return [];
  const { id } = address.data;
  return [
    foundStatement(id),
    unreadStatement([id]),
    ...stretches(id, page.data),
    ...(beginsAtNewest(page.data) ? [] : [lastMessagesStatement([id])]),
    membersOf(id),
  ];
}

function stretches(conversationId: Id, query: MessageQuery): readonly Statement[] {
  return stretchesOf(query).map((stretch) => stretchStatement({ conversationId, threadId: null }, stretch));
}
