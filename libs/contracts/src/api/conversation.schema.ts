import { z } from 'zod';

export const SPACE_KINDS = [
  'community',
  'project',
  'watch',
  'announcement',
  'group',
  'direct',
  'personal',
  'site',
] as const;
export type SpaceKind = (typeof SPACE_KINDS)[number];

export const conversationSchema = z.strictObject({
  id: z.uuid(),
  space: z.strictObject({
    id: z.uuid(),
    kind: z.enum(SPACE_KINDS),
    /** Null when the ceiling itself is above what the reader may know. */
    ceilingLabelId: z.uuid().nullable(),
    /** Null where membership is implicit (the whole site). */
    memberCount: z.int().nullable(),
  }),
  /** The space's name; for a direct talk the other person's. */
  name: z.string(),
  /** What the composer proposes; null when the reader may use none. */
  defaultLabelId: z.uuid().nullable(),
  /** The newest message that the reader may read. */
  lastMessage: z
    .strictObject({
      authorName: z.string(),
      excerpt: z.string(),
      createdAt: z.iso.datetime(),
      labelId: z.uuid(),
    })
    .nullable(),
  /** What the reader has not read yet, of what he may read. `count` and `mentions` end at 100. */
  unread: z.strictObject({ count: z.int(), mentions: z.int() }),
  /** The last message that the reader has read; null when he has read none. */
  lastReadId: z.uuid().nullable(),
  abilities: z.strictObject({ post: z.boolean() }),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationPageSchema = z.strictObject({
  items: z.array(conversationSchema),
  next: z.string().nullable(),
});
