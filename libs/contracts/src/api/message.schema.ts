import { z } from 'zod';
import {
  MAX_MESSAGE_LENGTH,
  MAX_QUOTES,
  MAX_THREAD_TITLE,
  MESSAGE_PRIORITIES,
  REACTIONS,
} from './message-limits.js';
import { pageLimit } from './paging.schema.js';
import { sendingSchema } from './sending.schema.js';
import { cleanText } from './text.js';

const messageBody = cleanText(1, MAX_MESSAGE_LENGTH).refine((body) => body.trim().length > 0, 'is blank');

const person = z.strictObject({ id: z.uuid(), displayName: z.string() });

/**
 * A message as it is sent. What quotes, answers or forwards carries at least the least upper bound of its sources:
 * otherwise 409 LABEL_BELOW_SOURCE, whose details name the label that would do, or LABEL_NO_UPPER_BOUND.
 */
export const postMessageSchema = z.strictObject({
  /** Markdown. A person is mentioned by `[@Name](ruche:person/ID)`, all by `[@space](ruche:space)` or `[@here](ruche:here)`. */
  body: cleanText(0, MAX_MESSAGE_LENGTH),
  labelId: z.uuid(),
  /** The first message of the topic that this one answers in. */
  threadId: z.uuid().nullable().default(null),
  /** Messages of the same conversation, in the order of quoting. */
  quotes: z.array(z.uuid()).max(MAX_QUOTES).default([]),
  /** A message of any conversation that the author reads; then the body may be blank. */
  forwardOf: z.uuid().nullable().default(null),
  ...sendingSchema.shape,
});
export type PostMessage = z.infer<typeof postMessageSchema>;

export const editMessageSchema = z.strictObject({
  body: messageBody,
  /** The version that the author saw: an edit of something else is a conflict. */
  version: z.int().min(1),
});
export type EditMessage = z.infer<typeof editMessageSchema>;

/** What a message quotes, as its reader may see it now. */
const quote = z.strictObject({
  id: z.uuid(),
  author: person,
  /**
   * The beginning of it, Markdown taken out but for `[@space](ruche:space)` and `[@here](ruche:here)`, which each screen
   * says in its reader's language; empty unless shown.
   */
  excerpt: z.string(),
  createdAt: z.iso.datetime(),
  labelId: z.uuid(),
  state: z.enum(['shown', 'deleted', 'withheld']),
});
export type Quote = z.infer<typeof quote>;

export const messageSchema = z.strictObject({
  id: z.uuid(),
  conversationId: z.uuid(),
  /** The first message of the topic that it answers in; null in the main flow. */
  threadId: z.uuid().nullable(),
  author: person,
  /** Markdown source; empty once deleted or withheld. */
  body: z.string(),
  /** 1 as posted, one more with each edit. */
  version: z.int(),
  priority: z.enum(MESSAGE_PRIORITIES),
  editedAt: z.iso.datetime().nullable(),
  /** A deleted message stays as a tombstone: that it was there, by whom and when. */
  deletedAt: z.iso.datetime().nullable(),
  labelId: z.uuid(),
  createdAt: z.iso.datetime(),
  quotes: z.array(quote),
  /** The words of somebody, brought here by the author. `source`: null for whom the place is closed. */
  forwarded: z
    .strictObject({
      author: person,
      body: z.string(),
      createdAt: z.iso.datetime(),
      source: z.strictObject({ conversationId: z.uuid(), messageId: z.uuid() }).nullable(),
    })
    .nullable(),
  /** Of the first message of a topic; null where nobody has answered in one. */
  thread: z
    .strictObject({
      title: z.string().nullable(),
      resolvedBy: person.nullable(),
      resolvedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  reactions: z.array(z.strictObject({ reaction: z.enum(REACTIONS), count: z.int() })),
  pinnedAt: z.iso.datetime().nullable(),
  /** Acknowledgement that the author asked for. */
  acknowledgement: z.strictObject({ dueAt: z.iso.datetime().nullable(), given: z.int() }).nullable(),
  /** Why its words are not shown: moderated by a rule of the house, or held back until two persons have looked. */
  withheld: z
    .strictObject({
      reason: z.enum(['moderated', 'spill']),
      rule: z.string().nullable(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Brought in from another system by this person; null when it was written here. */
  importedBy: person.nullable(),
  /** What is the reader's own; null in frames of the stream: what is on screen stays. */
  own: z
    .strictObject({
      reactions: z.array(z.enum(REACTIONS)),
      savedAt: z.iso.datetime().nullable(),
      acknowledgement: z.enum(['none', 'asked', 'given']),
      /** Of the first message of a topic: what of it this reader reads. */
      thread: z
        .strictObject({
          replies: z.int(),
          lastReplyAt: z.iso.datetime().nullable(),
          people: z.array(person),
          followed: z.boolean(),
          unread: z.int(),
        })
        .nullable(),
    })
    .nullable(),
  abilities: z.strictObject({
    reply: z.boolean(),
    update: z.boolean(),
    delete: z.boolean(),
    react: z.boolean(),
    pin: z.boolean(),
    /** False also where copying is blocked for its label. */
    forward: z.boolean(),
    report: z.boolean(),
    /** Title and state of its topic. */
    resolve: z.boolean(),
  }),
});
export type Message = z.infer<typeof messageSchema>;

/** Newest first. `next` is the `before` of the older page, `previous` the `after` of the newer one; null at the end. */
export const messagePageSchema = z.strictObject({
  items: z.array(messageSchema),
  next: z.string().nullable(),
  previous: z.string().nullable(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;

/**
 * Which page of messages: the newest without a cursor, older than `before`, newer than `after`, both sides of the message
 * `around` or of the moment `at`. A cursor that is hidden or absent is a place in time like any other.
 */
export const messageQuerySchema = z
  .strictObject({
    limit: pageLimit.optional(),
    before: z.uuid().optional(),
    after: z.uuid().optional(),
    around: z.uuid().optional(),
    at: z.iso.datetime().optional(),
  })
  .refine(
    ({ before, after, around, at }) =>
      [before, after, around, at].filter((one) => one !== undefined).length < 2,
    'has more than one cursor',
  );
export type MessageQuery = z.infer<typeof messageQuerySchema>;

/** Title and state of a topic. */
export const putThreadSchema = z.strictObject({
  title: cleanText(1, MAX_THREAD_TITLE)
    .refine((title) => title.trim() !== '', 'is blank')
    .nullable(),
  resolved: z.boolean(),
});
export type PutThread = z.infer<typeof putThreadSchema>;

/** How far the reader has got in a topic: replies up to this one are read. */
export const readThreadSchema = z.strictObject({ messageId: z.uuid() });
export type ReadThread = z.infer<typeof readThreadSchema>;

/** Topics that the reader follows, by their first messages: the one with the newest reply that he reads first. */
export const threadPageSchema = z.strictObject({
  items: z.array(messageSchema),
  /** The `before` of the next page; null at the end. */
  next: z.string().nullable(),
});
export type ThreadPage = z.infer<typeof threadPageSchema>;

/** What a message said before, oldest first. */
export const messageHistorySchema = z.strictObject({
  items: z.array(z.strictObject({ version: z.int(), body: z.string(), writtenAt: z.iso.datetime() })),
});
export type MessageHistory = z.infer<typeof messageHistorySchema>;
