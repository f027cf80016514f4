import { z } from 'zod';
import { cleanText } from './text.js';

/** Longest message body, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 20_000;

const messageBody = cleanText(1, MAX_MESSAGE_LENGTH).refine((body) => body.trim().length > 0, 'is blank');

export const postMessageSchema = z.strictObject({
  body: messageBody,
  labelId: z.uuid(),
});
export type PostMessage = z.infer<typeof postMessageSchema>;

export const editMessageSchema = z.strictObject({
  body: messageBody,
  /** The version that the author saw: an edit of something else is a conflict. */
  version: z.int().min(1),
});
export type EditMessage = z.infer<typeof editMessageSchema>;

export const messageSchema = z.strictObject({
  id: z.uuid(),
  conversationId: z.uuid(),
  author: z.strictObject({ id: z.uuid(), displayName: z.string() }),
  /** Markdown source; empty once deleted. */
  body: z.string(),
  /** 1 as posted, one more with each edit. */
  version: z.int(),
  editedAt: z.iso.datetime().nullable(),
  /** A deleted message stays as a tombstone: that it was there, by whom and when. */
  deletedAt: z.iso.datetime().nullable(),
  labelId: z.uuid(),
  createdAt: z.iso.datetime(),
  abilities: z.strictObject({ reply: z.boolean(), update: z.boolean(), delete: z.boolean() }),
});
export type Message = z.infer<typeof messageSchema>;

/** Newest first; `next` is the `before` of the page that follows. */
export const messagePageSchema = z.strictObject({
  items: z.array(messageSchema),
  next: z.string().nullable(),
});

/** What a message said before, oldest first. */
export const messageHistorySchema = z.strictObject({
  items: z.array(z.strictObject({ version: z.int(), body: z.string(), writtenAt: z.iso.datetime() })),
});
export type MessageHistory = z.infer<typeof messageHistorySchema>;
