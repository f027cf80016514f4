import { z } from 'zod';
import { cleanText } from './text.js';

/** Longest message body, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 20_000;

export const postMessageSchema = z.strictObject({
  body: cleanText(1, MAX_MESSAGE_LENGTH).refine((body) => body.trim().length > 0, 'is blank'),
  labelId: z.uuid(),
});
export type PostMessage = z.infer<typeof postMessageSchema>;

export const messageSchema = z.strictObject({
  id: z.uuid(),
  conversationId: z.uuid(),
  author: z.strictObject({ id: z.uuid(), displayName: z.string() }),
  /** Markdown source. */
  body: z.string(),
  labelId: z.uuid(),
  createdAt: z.iso.datetime(),
  abilities: z.strictObject({ reply: z.boolean() }),
});
export type Message = z.infer<typeof messageSchema>;

/** Newest first; `next` is the `before` of the page that follows. */
export const messagePageSchema = z.strictObject({
  items: z.array(messageSchema),
  next: z.string().nullable(),
});
