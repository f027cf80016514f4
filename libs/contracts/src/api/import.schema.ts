import { z } from 'zod';
import { pageLimit } from './paging.schema.js';
import { cleanText } from './text.js';

export const IMPORT_FORMATS = ['mattermost'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Bytes of each piece of a file but the last, which is the rest. */
export const IMPORT_PIECE_BYTES = 1_048_576;

/** Largest file that a site may allow, in bytes. */
export const MAX_IMPORT_BYTES = 8_589_934_592;

/** Most rows of the mapping that one request changes. */
export const MAX_IMPORT_MAPPINGS = 500;

/** Longest name of something in a file: two names of at most 100 and what stands between them. */
export const MAX_IMPORT_KEY = 201;

/** Rows of the report in one part of the file that is downloaded. */
export const IMPORT_REPORT_ROWS = 5_000;

/**
 * `uploading` → `checking` → `ready` → `running` → `finished` → `undoing` → `undone`. `cancelled` by the person,
 * `stopped` by a problem, `expired` when the file waited for more than a week.
 */
export const IMPORT_STATES = [
  'uploading',
  'checking',
  'ready',
  'running',
  'finished',
  'cancelled',
  'stopped',
  'undoing',
  'undone',
  'expired',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Why an import stopped. */
export const IMPORT_PROBLEMS = [
  'HASH_DIFFERS',
  'NOT_MATTERMOST',
  'TOO_MANY_CHANNELS',
  'TOO_MANY_USERS',
  'RIGHT_LOST',
  'FAILED',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

/** What the report says of a message of the file. */
export const IMPORT_OUTCOMES = ['imported', 'skipped', 'refused', 'removed', 'kept'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export const IMPORT_LINE_CODES = [
  // The line cannot be used.
  'LINE_TOO_LONG',
  'ENCODING_BROKEN',
  'JSON_BROKEN',
  'TYPE_UNKNOWN',
  'SHAPE_WRONG',
  'DATE_WRONG',
  'TEXT_TOO_LONG',
  'TEXT_EMPTY',
  'DIRECT_REFUSED',
  // It is left out.
  'CHANNEL_LEFT_OUT',
  'SYSTEM_MESSAGE',
  'DELETED_THERE',
  'DUPLICATE',
  'ROOT_GONE',
  // It is in, with a remark.
  'AUTHOR_AS_TEXT',
  'AUTHOR_NO_READER',
  'TEXT_CLEANED',
  'DATE_MOVED',
  'ROOT_LEFT_OUT',
  'REACTIONS_LEFT_OUT',
  'ATTACHMENTS_LEFT_OUT',
  // It stays when the import is undone.
  'EDITED_SINCE',
  'DELETED_SINCE',
  'ANSWERED_SINCE',
  'REACTED_SINCE',
  'KEPT_BY_SOMEBODY',
] as const;
export type ImportLineCode = (typeof IMPORT_LINE_CODES)[number];

const person = z.strictObject({ id: z.uuid(), displayName: z.string() });
const lineCode = z.enum(IMPORT_LINE_CODES);

export const createImportSchema = z.strictObject({
  format: z.enum(IMPORT_FORMATS),
  fileName: cleanText(1, 200),
  sizeBytes: z.int().min(1).max(MAX_IMPORT_BYTES),
  /** SHA-256 over the SHA-256 of each piece, in hexadecimal: a browser hashes a piece at a time. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The label of the file, and of every message that comes out of it. */
  labelId: z.uuid(),
});
export type CreateImport = z.infer<typeof createImportSchema>;

/** Number of a piece, from 0; it stands in an address. */
export const pieceNumberSchema = z
  .string()
  .regex(/^[0-9]{1,4}$/)
  .transform(Number);

export const importPreviewSchema = z.strictObject({
  lines: z.int(),
  teams: z.int(),
  channels: z.int(),
  users: z.int(),
  posts: z.int(),
  replies: z.int(),
  reactions: z.int(),
  /** Of these, what this house has a reaction for. */
  knownReactions: z.int(),
  attachments: z.int(),
  /** Private messages of others: never imported. */
  directPosts: z.int(),
  oldestAt: z.iso.datetime().nullable(),
  newestAt: z.iso.datetime().nullable(),
  /** Lines that cannot be read, and the first hundred of them. */
  broken: z.int(),
  faults: z.array(z.strictObject({ line: z.int(), code: lineCode })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importSchema = z.strictObject({
  id: z.uuid(),
  space: z.strictObject({ id: z.uuid(), name: z.string() }),
  format: z.enum(IMPORT_FORMATS),
  fileName: z.string(),
  sizeBytes: z.int(),
  labelId: z.uuid(),
  state: z.enum(IMPORT_STATES),
  /** Null unless stopped. */
  problem: z.enum(IMPORT_PROBLEMS).nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** How the file comes; null once all is there. `missing`: the first pieces that are not there yet. */
  upload: z
    .strictObject({ pieceBytes: z.int(), pieces: z.int(), received: z.int(), missing: z.array(z.int()) })
    .nullable(),
  /** Null until the file has been looked through. */
  preview: importPreviewSchema.nullable(),
  mapping: z.strictObject({ channels: z.int(), users: z.int() }),
  /** Of what is under way; null while nothing is. `perSecond`: null while it cannot be told. */
  progress: z
    .strictObject({
      unit: z.enum(['bytes', 'lines', 'messages']),
      done: z.int(),
      total: z.int(),
      perSecond: z.number().nullable(),
    })
    .nullable(),
  /** Of messages. */
  counts: z.strictObject({
    imported: z.int(),
    skipped: z.int(),
    refused: z.int(),
    removed: z.int(),
    kept: z.int(),
  }),
  abilities: z.strictObject({
    upload: z.boolean(),
    check: z.boolean(),
    map: z.boolean(),
    start: z.boolean(),
    cancel: z.boolean(),
    undo: z.boolean(),
  }),
});
export type Import = z.infer<typeof importSchema>;

/** Newest first. */
export const importPageSchema = z.strictObject({
  items: z.array(importSchema),
  next: z.string().nullable(),
});

/** What names something in the file: a username, or `team/channel`. */
export const importKey = cleanText(1, MAX_IMPORT_KEY);

const keyedQuery = {
  limit: pageLimit.optional(),
  /** Key of the last row of the page before. */
  after: importKey.optional(),
};

export const importUsersQuerySchema = z.strictObject({
  ...keyedQuery,
  /** Only those who stand for nobody here. */
  unmapped: z
    .literal('true')
    .transform(() => true)
    .optional(),
});
export type ImportUsersQuery = z.infer<typeof importUsersQuerySchema>;

/** In the order of usernames. */
export const importUserPageSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      username: z.string(),
      displayName: z.string(),
      /** Messages and replies. */
      posts: z.int(),
      /** Who they are of here; null: their name stands as text in front of what they wrote. */
      person: person.nullable(),
      /** Why this person: found by address or name in the directory, or chosen by hand. */
      by: z.enum(['mail', 'username', 'hand']).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type ImportUserPage = z.infer<typeof importUserPageSchema>;

export const importChannelsQuerySchema = z.strictObject(keyedQuery);
export type ImportChannelsQuery = z.infer<typeof importChannelsQuerySchema>;

/** In the order of keys. */
export const importChannelPageSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** `team/channel`. */
      channel: z.string(),
      displayName: z.string(),
      private: z.boolean(),
      posts: z.int(),
      replies: z.int(),
      /** Where it goes; null: nowhere. */
      space: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type ImportChannelPage = z.infer<typeof importChannelPageSchema>;

/** What is not named stays as it is. */
export const mapImportSchema = z.strictObject({
  users: z
    .array(z.strictObject({ username: importKey, personId: z.uuid().nullable() }))
    .max(MAX_IMPORT_MAPPINGS)
    .default([]),
  channels: z
    .array(z.strictObject({ channel: importKey, spaceId: z.uuid().nullable() }))
    .max(MAX_IMPORT_MAPPINGS)
    .default([]),
});
export type MapImport = z.infer<typeof mapImportSchema>;

/** Where a page of the report ended: line, and part of it. */
const reportPlace = z.string().regex(/^[0-9]{1,9}\.[0-9]{1,9}$/);

export const importReportQuerySchema = z.strictObject({
  outcome: z.enum(IMPORT_OUTCOMES).optional(),
  limit: pageLimit.optional(),
  after: reportPlace.optional(),
});
export type ImportReportQuery = z.infer<typeof importReportQuerySchema>;

export const importReportRowSchema = z.strictObject({
  /** From 1, as an editor counts. */
  line: z.int(),
  /** 0: the message of the line; from 1 on: the replies that it holds. */
  part: z.int(),
  outcome: z.enum(IMPORT_OUTCOMES),
  codes: z.array(lineCode),
  channel: z.string().nullable(),
  author: z.string().nullable(),
  /** Reactions that were left out. */
  reactionsLeft: z.int(),
  /** The message here; null where none was made, or it was removed. */
  message: z.strictObject({ conversationId: z.uuid(), messageId: z.uuid() }).nullable(),
});
export type ImportReportRow = z.infer<typeof importReportRowSchema>;

/** In the order of the file. */
export const importReportPageSchema = z.strictObject({
  items: z.array(importReportRowSchema),
  next: z.string().nullable(),
});
export type ImportReportPage = z.infer<typeof importReportPageSchema>;

export const IMPORT_REPORT_FORMATS = ['csv', 'jsonl'] as const;
export const importReportFileQuerySchema = z.strictObject({
  format: z.enum(IMPORT_REPORT_FORMATS).default('csv'),
  after: reportPlace.optional(),
});
export type ImportReportFileQuery = z.infer<typeof importReportFileQuerySchema>;

/** A part of the file: all parts one after the other are the file. */
export const importReportFileSchema = z.strictObject({ text: z.string(), next: z.string().nullable() });
export type ImportReportFile = z.infer<typeof importReportFileSchema>;
