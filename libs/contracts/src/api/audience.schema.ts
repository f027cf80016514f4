import { z } from 'zod';
import { CODES } from '../codes.js';
import { MAX_MENTIONS, MAX_QUOTES } from './message-limits.js';
import { personSchema } from './session.schema.js';
import { cleanText } from './text.js';

/** What decides who reads a message, before it is sent. */
export const askAudienceSchema = z.strictObject({
  labelId: z.uuid(),
  threadId: z.uuid().nullable().default(null),
  quotes: z.array(z.uuid()).max(MAX_QUOTES).default([]),
  forwardOf: z.uuid().nullable().default(null),
  /** People who are mentioned by name. */
  mentions: z.array(z.uuid()).max(MAX_MENTIONS).default([]),
});
export type AskAudience = z.infer<typeof askAudienceSchema>;

/** Who would read it under `labelId`. With a `problem` it cannot be sent like this, and the numbers are 0. */
export const audienceSchema = z.strictObject({
  /** The least label that covers the chosen one and the sources; null when there is none that the author may use. */
  labelId: z.uuid().nullable(),
  /** People besides the author. */
  readers: z.int(),
  /** Units, the largest first, at most 100; people without one are in none. */
  organisations: z.array(z.strictObject({ name: z.string(), count: z.int() })),
  /** The most frequent first. */
  nationalities: z.array(z.strictObject({ code: z.string(), count: z.int() })),
  /** Members of the space who would not read it. */
  without: z.int(),
  /** Those of the mentioned people who would not. */
  unreached: z.array(z.strictObject({ id: z.uuid(), displayName: z.string() })),
  /** LABEL_REFUSED, LABEL_NO_UPPER_BOUND or LABEL_ABOVE_CEILING. */
  problem: z.enum(CODES).nullable(),
});
export type Audience = z.infer<typeof audienceSchema>;

export const mentionableQuerySchema = z.strictObject({ labelId: z.uuid(), q: cleanText(0, 100).default('') });
export type MentionableQuery = z.infer<typeof mentionableQuerySchema>;

/** People who would read it, in the order of names; at most 20. */
export const mentionableListSchema = z.strictObject({ items: z.array(personSchema) });
export type MentionableList = z.infer<typeof mentionableListSchema>;
