import { z } from 'zod';
import { messageSchema } from './message.schema.js';

const person = z.strictObject({ id: z.uuid(), displayName: z.string() });

/** Everything up to this message was read. It never goes back, unless `unread` says so: then to before the message. */
export const markReadSchema = z.strictObject({
  messageId: z.uuid(),
  unread: z.boolean().default(false),
});
export type MarkRead = z.infer<typeof markReadSchema>;

/** What of a conversation its reader has not read yet; the same as in the conversation itself. */
export const readingSchema = z.strictObject({
  unread: z.strictObject({ count: z.int(), mentions: z.int() }),
  lastReadId: z.uuid().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Badges; each number ends at 100. */
export const unreadTotalsSchema = z.strictObject({
  /** Conversations with something unread in them. */
  conversations: z.int(),
  /** Unread messages that mention the reader. */
  mentions: z.int(),
  /** Topics that he follows with something unread in them. */
  threads: z.int(),
  /** Messages that he is asked to acknowledge, and has not. */
  acknowledgements: z.int(),
});
export type UnreadTotals = z.infer<typeof unreadTotalsSchema>;

const place = z.strictObject({
  id: z.uuid(),
  /** The space's name; for a direct talk the other person's. */
  name: z.string(),
});

const found = { message: messageSchema, conversation: place };

/** Latest saved first. */
export const savedMessageSchema = z.strictObject({ ...found, savedAt: z.iso.datetime() });
export type SavedMessage = z.infer<typeof savedMessageSchema>;
export const savedMessagePageSchema = z.strictObject({
  items: z.array(savedMessageSchema),
  next: z.string().nullable(),
});

/** Latest pinned first. `pinnedBy`: null for somebody whom the reader does not know. */
export const pinSchema = z.strictObject({
  message: messageSchema,
  pinnedBy: person.nullable(),
  pinnedAt: z.iso.datetime(),
});
export type Pin = z.infer<typeof pinSchema>;
export const pinPageSchema = z.strictObject({ items: z.array(pinSchema), next: z.string().nullable() });

/** Newest first: messages that mention the reader, by his name or with all who read there. */
export const mentionSchema = z.strictObject({ ...found, unread: z.boolean() });
export type Mention = z.infer<typeof mentionSchema>;
export const mentionPageSchema = z.strictObject({
  items: z.array(mentionSchema),
  next: z.string().nullable(),
});

/** The writer composes there at this moment; to be sent again every few seconds while he does. */
export const typingSchema = z.strictObject({
  /** Of the composer: whoever does not read it learns nothing. */
  labelId: z.uuid(),
  threadId: z.uuid().nullable().default(null),
});
export type Typing = z.infer<typeof typingSchema>;
