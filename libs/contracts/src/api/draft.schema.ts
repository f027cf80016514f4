import { z } from 'zod';
import { MAX_MESSAGE_LENGTH, MAX_QUOTES } from './message-limits.js';
import { cleanText } from './text.js';

/** What a person has begun to write in a conversation, or in a topic of it; kept on the server, seen by nobody else. */
export const draftSchema = z.strictObject({
  body: cleanText(0, MAX_MESSAGE_LENGTH),
  /** Null: the conversation's default. */
  labelId: z.uuid().nullable(),
  /** What it quotes, as in a message. */
  quotes: z.array(z.uuid()).max(MAX_QUOTES).default([]),
});
export type Draft = z.infer<typeof draftSchema>;

/** A draft for each topic: left out for the main flow. */
export const draftQuerySchema = z.strictObject({ threadId: z.uuid().optional() });
export type DraftQuery = z.infer<typeof draftQuerySchema>;
