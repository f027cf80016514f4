import { z } from 'zod';
import { MAX_MESSAGE_LENGTH } from './message-limits.js';
import { cleanText } from './text.js';

/** What a person has begun to write in a conversation; kept on the server, seen by nobody else. */
export const draftSchema = z.strictObject({
  body: cleanText(0, MAX_MESSAGE_LENGTH),
  /** Null: the conversation's default. */
  labelId: z.uuid().nullable(),
});
export type Draft = z.infer<typeof draftSchema>;
