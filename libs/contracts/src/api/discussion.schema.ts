import { z } from 'zod';
import { REACTIONS } from './message-limits.js';
import { pageLimit } from './paging.schema.js';
import { cleanText } from './text.js';

/** Longest comment, in UTF-16 code units. */
export const MAX_COMMENT_LENGTH = 5_000;

const person = z.strictObject({ id: z.uuid(), displayName: z.string() });
const commentBody = cleanText(1, MAX_COMMENT_LENGTH).refine((body) => body.trim().length > 0, 'is blank');

/** A path parameter that names a reaction. */
export const reactionNameSchema = z.enum(REACTIONS);

/** The reactions that something has: those that somebody gives, in the order of the closed list. */
export const subjectReactionsSchema = z.strictObject({
  reactions: z.array(z.strictObject({ reaction: z.enum(REACTIONS), count: z.int() })),
  /** Of these, the caller's own. */
  own: z.array(z.enum(REACTIONS)),
});
export type ReactionSummary = z.infer<typeof subjectReactionsSchema>;

export const reactionQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  before: z.uuid().optional(),
  reaction: z.enum(REACTIONS).optional(),
});
export type ReactionQuery = z.infer<typeof reactionQuerySchema>;

/** Who reacts. `next` is the `before` of the page that follows. */
export const reactionPageSchema = z.strictObject({
  items: z.array(z.strictObject({ person, reaction: z.enum(REACTIONS), givenAt: z.iso.datetime() })),
  next: z.string().nullable(),
});
export type ReactionPage = z.infer<typeof reactionPageSchema>;

export const commentSchema = z.strictObject({
  id: z.uuid(),
  author: person,
  /** As it was written, line by line; empty once deleted. */
  body: z.string(),
  /** 1 as written, one more with each change. */
  version: z.int(),
  labelId: z.uuid(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** A deleted comment stays as a tombstone. */
  deletedAt: z.iso.datetime().nullable(),
  abilities: z.strictObject({ update: z.boolean(), delete: z.boolean() }),
});
export type Comment = z.infer<typeof commentSchema>;

/** Newest first. `next` is the `before` of the page that follows. */
export const commentPageSchema = z.strictObject({
  items: z.array(commentSchema),
  next: z.string().nullable(),
});
export type CommentPage = z.infer<typeof commentPageSchema>;

/** At least as protected as what it is on: otherwise 409 LABEL_BELOW_SOURCE, whose details name the label that would do. */
export const createCommentSchema = z.strictObject({ body: commentBody, labelId: z.uuid() });
export type CreateComment = z.infer<typeof createCommentSchema>;

export const editCommentSchema = z.strictObject({
  body: commentBody,
  /** The version that the author saw: an edit of something else is a conflict. */
  version: z.int().min(1),
});
export type EditComment = z.infer<typeof editCommentSchema>;

/** What a comment said before, oldest first. */
export const commentHistorySchema = z.strictObject({
  items: z.array(z.strictObject({ version: z.int(), body: z.string(), writtenAt: z.iso.datetime() })),
});
export type CommentHistory = z.infer<typeof commentHistorySchema>;
