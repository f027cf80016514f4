import { z } from 'zod';
import { SPACE_KINDS } from './conversation.schema.js';
import { pageLimit } from './paging.schema.js';
import { personSchema } from './session.schema.js';
import { cleanText } from './text.js';

/** Kinds of spaces that people make in the directory of spaces. */
export const MEETING_SPACE_KINDS = ['community', 'project', 'watch', 'announcement'] as const;
/** `open`: all of the house enter; `request`, `closed`: seen by all, entered by members; `hidden`: seen by members. */
export const SPACE_VISIBILITIES = ['open', 'request', 'closed', 'hidden'] as const;
export const SPACE_ROLES = ['member', 'animator'] as const;

const line = (max: number) => cleanText(1, max).refine((text) => text.trim().length > 0, 'is blank');
const name = line(80);
const purpose = cleanText(0, 500);
const charter = cleanText(0, 10_000);

/** What the caller may do with a space; missing means no. */
export const spaceAbilitiesSchema = z.strictObject({
  join: z.boolean(),
  leave: z.boolean(),
  request: z.boolean(),
  /** Its channel, its members and its charter are open to the caller. */
  enter: z.boolean(),
  /** Name, purpose, charter, visibility, default label, launch, rule, members, requests. */
  animate: z.boolean(),
  /** Also the ceiling: only who dominates the present one. */
  changeCeiling: z.boolean(),
  raiseEntry: z.boolean(),
  archive: z.boolean(),
  restore: z.boolean(),
  handOver: z.boolean(),
  takeOver: z.boolean(),
});

/** A line of the directory. */
export const spaceItemSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(SPACE_KINDS),
  name: z.string(),
  purpose: z.string(),
  visibility: z.enum(SPACE_VISIBILITIES),
  entryLabelId: z.uuid(),
  /** Those who are active, in the order of names. */
  animators: z.array(personSchema),
  /** Null for who may not enter. */
  memberCount: z.int().nullable(),
  /** The caller's own role; null when he is no member. */
  role: z.enum(SPACE_ROLES).nullable(),
  /** Whether the caller's own request waits for an answer. */
  requested: z.boolean(),
  /** Nobody active animates it. */
  orphan: z.boolean(),
  /** Archived: read-only since then. */
  archivedAt: z.iso.datetime().nullable(),
  abilities: spaceAbilitiesSchema,
});
export type SpaceItem = z.infer<typeof spaceItemSchema>;
/** In the order of names. */
export const spacePageSchema = z.strictObject({
  items: z.array(spaceItemSchema),
  next: z.string().nullable(),
});

/** What somebody who launches a community has thought of. */
export const spaceLaunchSchema = z.strictObject({
  /** What it is for, and the cause that its members share. */
  cause: cleanText(0, 2_000),
  /** Who is expected, and what they gain. */
  gains: cleanText(0, 2_000),
  /** What it costs them. */
  efforts: cleanText(0, 2_000),
  /** How often, by which means. */
  rhythm: cleanText(0, 2_000),
  /** By what one will see that it is worth it. */
  successSign: cleanText(0, 2_000),
});
export type SpaceLaunch = z.infer<typeof spaceLaunchSchema>;

export const FOLLOW_UP_DAYS = [30, 90] as const;
const followUpDay = z.union([z.literal(30), z.literal(90)]);
export const FOLLOW_UP_VERDICTS = ['on_track', 'struggling', 'stopped'] as const;

/** How the launch is going, asked 30 and 90 days after it. */
export const answerFollowUpSchema = z.strictObject({
  day: followUpDay,
  verdict: z.enum(FOLLOW_UP_VERDICTS),
  /** What was seen, what changes. */
  note: cleanText(0, 2_000),
});
export type AnswerFollowUp = z.infer<typeof answerFollowUpSchema>;

export const spaceFollowUpSchema = z.strictObject({
  day: followUpDay,
  dueAt: z.iso.datetime(),
  /** Due and not answered. */
  due: z.boolean(),
  /** Null: not answered yet. */
  answer: z
    .strictObject({ verdict: z.enum(FOLLOW_UP_VERDICTS), note: z.string(), answeredAt: z.iso.datetime() })
    .nullable(),
});
export type SpaceFollowUp = z.infer<typeof spaceFollowUpSchema>;

/** A space's home and settings. What is null or empty to who may not enter says so. */
export const spaceSchema = spaceItemSchema.extend({
  createdAt: z.iso.datetime(),
  /** Empty for who may not enter. */
  charter: z.string(),
  /** Null when it is above what the caller may know, or he may not enter. */
  ceilingLabelId: z.uuid().nullable(),
  defaultLabelId: z.uuid().nullable(),
  /** The channel of the space; null for who may not enter. */
  conversationId: z.uuid().nullable(),
  /** Null: not filled, or the caller may not enter. */
  launch: spaceLaunchSchema.nullable(),
  /** For its animators; empty for others and before the launch. */
  followUps: z.array(spaceFollowUpSchema),
  /** For its animators: requests that wait; null for others. */
  waitingRequests: z.int().nullable(),
});
export type Space = z.infer<typeof spaceSchema>;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const spacesQuerySchema = z.strictObject({
  /** A part of the name or of the purpose. */
  query: cleanText(0, 100).optional(),
  kind: z.enum(MEETING_SPACE_KINDS).optional(),
  mine: flag.optional(),
  orphan: flag.optional(),
  /** Absent: those in use. */
  archived: flag.optional(),
  limit: pageLimit.optional(),
  /** Id of the last space of the page before. */
  after: z.uuid().optional(),
});
export type SpacesQuery = z.infer<typeof spacesQuerySchema>;

export const createSpaceSchema = z.strictObject({
  kind: z.enum(MEETING_SPACE_KINDS),
  name,
  purpose: purpose.default(''),
  charter: charter.default(''),
  visibility: z.enum(SPACE_VISIBILITIES),
  entryLabelId: z.uuid(),
  ceilingLabelId: z.uuid(),
  /** At least the entry label, at most the ceiling. */
  defaultLabelId: z.uuid(),
});
export type CreateSpace = z.infer<typeof createSpaceSchema>;

/** What is absent stays as it is. */
export const updateSpaceSchema = z.strictObject({
  name: name.optional(),
  purpose: purpose.optional(),
  charter: charter.optional(),
  visibility: z.enum(SPACE_VISIBILITIES).optional(),
  ceilingLabelId: z.uuid().optional(),
  defaultLabelId: z.uuid().optional(),
});
export type UpdateSpace = z.infer<typeof updateSpaceSchema>;

/** The new entry label; whoever does not dominate it is no member any more. */
export const raiseEntrySchema = z.strictObject({ labelId: z.uuid() });
export type RaiseEntry = z.infer<typeof raiseEntrySchema>;

/** Who takes a space over. */
export const handOverSpaceSchema = z.strictObject({ personId: z.uuid() });
export type HandOverSpace = z.infer<typeof handOverSpaceSchema>;
