import { z } from 'zod';
import { MAX_MESSAGE_LENGTH, MAX_QUOTES } from './message-limits.js';
import { sendingSchema } from './sending.schema.js';
import { cleanText } from './text.js';

/**
 * What a person has begun to write in a conversation, or in a topic of it; kept on the server, seen by nobody else.
 * Without words and quotes it is none, however it would be sent.
 */
export const draftSchema = z.strictObject({
  body: cleanText(0, MAX_MESSAGE_LENGTH),
  /** Null: the conversation's default. */
  labelId: z.uuid().nullable(),
  /** What it quotes, as in a message. */
  quotes: z.array(z.uuid()).max(MAX_QUOTES).default([]),
  ...sendingSchema.shape,
});
export type Draft = z.infer<typeof draftSchema>;

/** What somebody has begun anywhere, as a list shows it; only where he may still go, and reads its label. */
export const draftItemSchema = z.strictObject({
  id: z.uuid(),
  conversation: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** Null: for the main flow. */
  threadId: z.uuid().nullable(),
  body: z.string(),
  labelId: z.uuid(),
  ...sendingSchema.shape,
  savedAt: z.iso.datetime(),
});
export type DraftItem = z.infer<typeof draftItemSchema>;

/** Latest saved first; of each conversation and topic the one that opens there. */
export const draftPageSchema = z.strictObject({
  items: z.array(draftItemSchema),
  next: z.string().nullable(),
});

/** A draft for each topic: left out for the main flow. */
export const draftQuerySchema = z.strictObject({ threadId: z.uuid().optional() });
export type DraftQuery = z.infer<typeof draftQuerySchema>;
