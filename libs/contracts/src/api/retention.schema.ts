import { z } from 'zod';
import { SPACE_KINDS } from './conversation.schema.js';
import { cleanText } from './text.js';

const days = z.int().min(1).max(36_500);
const person = z.strictObject({ id: z.uuid(), displayName: z.string() });

/** How long content is kept: of one kind of space or all (null), of one level of the main policy or all (null). */
export const retentionRuleSchema = z.strictObject({
  kind: z.enum(SPACE_KINDS).nullable(),
  level: z.string().min(1).max(60).nullable(),
  /** Where the animators of a space choose nothing; null: for ever. */
  days: days.nullable(),
  /** The shortest that they may choose. */
  least: days,
  /** The longest; null: for ever. */
  most: days.nullable(),
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/** The closest rule counts: kind and level, then kind, then level, then the one for all, which must be there. */
const rules = z.array(retentionRuleSchema).min(1).max(100);

export const setRetentionPolicySchema = z.strictObject({
  /** The version that the officer saw. */
  version: z.int().min(1),
  rules,
});
export type SetRetentionPolicy = z.infer<typeof setRetentionPolicySchema>;

export const retentionPolicySchema = z.strictObject({
  version: z.int(),
  rules,
  /** Null: as installed. */
  setBy: person.nullable(),
  setAt: z.iso.datetime(),
});
export type RetentionPolicy = z.infer<typeof retentionPolicySchema>;

/** Null: what the site says. */
export const setSpaceRetentionSchema = z.strictObject({ days: days.nullable() });
export type SetSpaceRetention = z.infer<typeof setSpaceRetentionSchema>;

/** How long things are kept in a space, for whoever enters it. */
export const spaceRetentionSchema = z.strictObject({
  /** What its animators chose; null: what the site says. */
  chosen: z.int().nullable(),
  /** For each level of which the reader reads labels here; `days` and `most` null: for ever. */
  levels: z.array(
    z.strictObject({
      level: z.string(),
      names: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
      days: z.int().nullable(),
      least: z.int(),
      most: z.int().nullable(),
    }),
  ),
  abilities: z.strictObject({ update: z.boolean() }),
});
export type SpaceRetention = z.infer<typeof spaceRetentionSchema>;

/** Messages that a preview counts at most. */
export const MAX_PREVIEWED = 10_000;

/** Days that are thought of; absent: what the site says. */
export const previewQuerySchema = z.strictObject({
  days: z
    .string()
    .regex(/^[0-9]{1,5}$/)
    .transform(Number)
    .pipe(days)
    .optional(),
});
export type PreviewQuery = z.infer<typeof previewQuerySchema>;

/** What another period would destroy, of what its reader reads. */
export const retentionPreviewSchema = z.strictObject({
  /** At once, with the next sweep: at most `MAX_PREVIEWED`. */
  messages: z.int(),
  /** Whether there are more than that. */
  more: z.boolean(),
  /** When the first of the others would go; null: none would. */
  nextAt: z.iso.datetime().nullable(),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

const reason = cleanText(1, 2_000).refine((text) => text.trim().length > 0, 'is blank');

/** The first and the last day on which what a hold covers was written; null: from the beginning, without end. */
const covered = { from: z.iso.date().nullable(), until: z.iso.date().nullable() };

export const openHoldSchema = z
  .strictObject({ objectType: z.enum(['space', 'person']), objectId: z.uuid(), ...covered, reason })
  .refine(({ from, until }) => from === null || until === null || from <= until, 'ends before it begins');
export type OpenHold = z.infer<typeof openHoldSchema>;

/** Part of a name, or a login: whom a hold is to cover. Nothing finds nobody. */
export const holdPeopleQuerySchema = z.strictObject({ query: z.string().trim().max(100).default('') });
export type HoldPeopleQuery = z.infer<typeof holdPeopleQuerySchema>;

/** The first few by name. */
export const holdPeopleSchema = z.strictObject({
  items: z.array(person.extend({ unit: z.string().nullable() })),
});
export type HoldPeople = z.infer<typeof holdPeopleSchema>;

export const askReleaseSchema = z.strictObject({ reason });
export type AskRelease = z.infer<typeof askReleaseSchema>;

/** The hash of the request as the second officer saw it. */
export const confirmReleaseSchema = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type ConfirmRelease = z.infer<typeof confirmReleaseSchema>;

export const legalHoldSchema = z.strictObject({
  id: z.uuid(),
  objectType: z.enum(['space', 'person']),
  objectId: z.uuid(),
  /** Of a person; null for a space: an officer has no content, and a name is content. */
  objectName: z.string().nullable(),
  ...covered,
  reason: z.string(),
  openedBy: person,
  openedAt: z.iso.datetime(),
  /** A release that waits for a second officer, for at most 24 hours. `own`: asked by the reader, by whatever account. */
  release: z
    .strictObject({
      askedBy: person,
      reason: z.string(),
      askedAt: z.iso.datetime(),
      own: z.boolean(),
      hash: z.string(),
    })
    .nullable(),
  releasedBy: person.nullable(),
  releasedAt: z.iso.datetime().nullable(),
});
export type LegalHold = z.infer<typeof legalHoldSchema>;

/** Latest opened first, released ones too. */
export const legalHoldPageSchema = z.strictObject({
  items: z.array(legalHoldSchema),
  next: z.string().nullable(),
});
