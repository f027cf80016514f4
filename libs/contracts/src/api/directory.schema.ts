import { z } from 'zod';
import { pageLimit } from './paging.schema.js';
import { personSchema } from './session.schema.js';

/** `full`: everybody; `recheck`: people with an open session; `undo`: what the last run changed, taken back. */
export const DIRECTORY_RUN_KINDS = ['full', 'recheck', 'undo'] as const;
/**
 * `asked` waits for the worker; `braked` would have switched off too many and waits for an answer; `dropped` was
 * answered with no; `failed` changed nothing; `undone` was applied and taken back.
 */
export const DIRECTORY_RUN_STATES = [
  'asked',
  'running',
  'braked',
  'dropped',
  'applied',
  'failed',
  'undone',
] as const;
export const DIRECTORY_CHANGE_KINDS = [
  'created',
  'changed',
  'renamed',
  'moved',
  'deactivated',
  'reactivated',
] as const;

/** SHA-256 over all that a run would change, in hexadecimal: an answer is good for exactly that. */
const diffHash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

export const directoryCountsSchema = z.strictObject({
  /** Entries of people that the directory gave. */
  read: count,
  groups: count,
  created: count,
  changed: count,
  renamed: count,
  moved: count,
  deactivated: count,
  reactivated: count,
  /** Entries that could not be taken; the notices say which. */
  skipped: count,
});
export type DirectoryCounts = z.infer<typeof directoryCountsSchema>;

export const directoryRunSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(DIRECTORY_RUN_KINDS),
  state: z.enum(DIRECTORY_RUN_STATES),
  /** Null: the schedule, or somebody at the terminal. */
  askedBy: personSchema.pick({ id: true, displayName: true }).nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  counts: directoryCountsSchema,
  /** Why it braked or failed, as a code such as DIRECTORY_REFERRAL; null otherwise. */
  reason: z.string().nullable(),
  /** To be given back with the answer to a braked run. */
  hash: diffHash.nullable(),
  abilities: z.strictObject({ decide: z.boolean(), undo: z.boolean() }),
});
export type DirectoryRun = z.infer<typeof directoryRunSchema>;

/** Something about an entry that somebody should mend in the directory. */
export const directoryNoticeSchema = z.strictObject({
  /** DN of the entry, or its id. */
  entry: z.string(),
  /** A code such as human_key_missing. */
  reason: z.string(),
  attribute: z.string().nullable(),
  /** True: the entry was left out; false: only the attribute was. */
  skipped: z.boolean(),
});
export type DirectoryNotice = z.infer<typeof directoryNoticeSchema>;

/** One run with the first 200 of its notices. */
export const directoryRunDetailSchema = directoryRunSchema.extend({
  notices: z.array(directoryNoticeSchema),
});
export type DirectoryRunDetail = z.infer<typeof directoryRunDetailSchema>;

export const directoryStateSchema = z.strictObject({
  /** The schedule stands still until it is resumed. */
  paused: z.boolean(),
  everyMinutes: z.int(),
  /** When everybody was last compared with the directory and nothing was left open; null: never. */
  lastSuccessAt: z.iso.datetime().nullable(),
  accounts: z.strictObject({ active: count, deactivated: count }),
  groups: count,
  /** The newest 20, the newest first. Rechecks that found nothing are not kept. */
  runs: z.array(directoryRunSchema),
});
export type DirectoryState = z.infer<typeof directoryStateSchema>;

/** Which attribute differs; values are told only of names and places, never of clearances or nationality. */
export const directoryAttributeChangeSchema = z.strictObject({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const directoryChangeSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(DIRECTORY_CHANGE_KINDS),
  /** Null: the account is not made yet. */
  accountId: z.uuid().nullable(),
  displayName: z.string(),
  uid: z.string(),
  attributes: z.array(directoryAttributeChangeSchema),
});
export type DirectoryChange = z.infer<typeof directoryChangeSchema>;

export const directoryChangeQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  after: z.uuid().optional(),
});
export type DirectoryChangeQuery = z.infer<typeof directoryChangeQuerySchema>;
export const directoryChangePageSchema = z.strictObject({
  items: z.array(directoryChangeSchema),
  next: z.string().nullable(),
});

export const decideDirectoryRunSchema = z.strictObject({
  decision: z.enum(['accept', 'drop']),
  hash: diffHash,
});
export type DecideDirectoryRun = z.infer<typeof decideDirectoryRunSchema>;
