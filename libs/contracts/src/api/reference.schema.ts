import { z } from 'zod';
import { cleanText } from './text.js';
import { pageLimit } from './paging.schema.js';

export const REFERENCE_KINDS = ['acronym', 'programme', 'supplier', 'other'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Most fields of one list. */
export const MAX_REFERENCE_FIELDS = 20;
/** Most terms of one look-up. */
export const MAX_LOOKUP_TERMS = 100;
/** Characters of a definition that a look-up shows. */
export const LOOKUP_EXCERPT_LENGTH = 500;

const yes = z.literal('true').transform(() => true);
const filled = (max: number) => cleanText(1, max).refine((text) => text.trim().length > 0, 'is blank');

const fieldName = filled(60);
const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);

/** One more thing that each entry of a list says besides term and definition. */
export const referenceFieldSchema = z.strictObject({
  key: fieldKey,
  names: z.strictObject({ fr: fieldName, en: fieldName, de: fieldName }),
  /** Whether an entry without it is incomplete. */
  required: z.boolean(),
});
export type ReferenceField = z.infer<typeof referenceFieldSchema>;

const fields = z
  .array(referenceFieldSchema)
  .max(MAX_REFERENCE_FIELDS)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'two fields share a key');

/** How much of what is required is there, counted over what the reader sees. */
export const completenessSchema = z.strictObject({ filled: z.int(), required: z.int() });
export type Completeness = z.infer<typeof completenessSchema>;

/** Null: somebody whom the reader may not know, such as a person outside the spaces that a partner shares. */
const author = z.strictObject({ id: z.uuid(), displayName: z.string() }).nullable();

export const referenceListQuerySchema = z.strictObject({
  spaceId: z.uuid().optional(),
  kind: z.enum(REFERENCE_KINDS).optional(),
  /** Archived lists instead of the living ones. */
  archived: yes.optional(),
  limit: pageLimit.optional(),
  /** Id of the last list of the page before. */
  after: z.uuid().optional(),
});
export type ReferenceListQuery = z.infer<typeof referenceListQuerySchema>;

export const referenceListSchema = z.strictObject({
  id: z.uuid(),
  space: z.strictObject({ id: z.uuid(), name: z.string() }),
  kind: z.enum(REFERENCE_KINDS),
  name: z.string(),
  description: z.string(),
  labelId: z.uuid(),
  owner: author,
  fields: z.array(referenceFieldSchema),
  /** Entries that the reader sees. */
  entries: z.int(),
  completeness: completenessSchema,
  archivedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  abilities: z.strictObject({ update: z.boolean(), addEntry: z.boolean() }),
});
export type ReferenceList = z.infer<typeof referenceListSchema>;

/** In the order of names. */
export const referenceListPageSchema = z.strictObject({
  items: z.array(referenceListSchema),
  next: z.string().nullable(),
});

export const createReferenceListSchema = z.strictObject({
  spaceId: z.uuid(),
  kind: z.enum(REFERENCE_KINDS),
  name: filled(80),
  description: cleanText(0, 1_000).default(''),
  labelId: z.uuid(),
  fields: fields.default([]),
});
export type CreateReferenceList = z.infer<typeof createReferenceListSchema>;

/** For its owner and the animators of its space; what is left out stays. */
export const updateReferenceListSchema = z.strictObject({
  name: filled(80).optional(),
  description: cleanText(0, 1_000).optional(),
  /** The whole list of fields. Values of fields that go are kept in the history alone. */
  fields: fields.optional(),
  /** Hands the list over. */
  ownerId: z.uuid().optional(),
  archived: z.boolean().optional(),
});
export type UpdateReferenceList = z.infer<typeof updateReferenceListSchema>;

export const referenceEntryQuerySchema = z.strictObject({
  /** The beginning of the term, whatever its case and accents. */
  query: cleanText(0, 100).optional(),
  /** Only entries that lack something required. */
  incomplete: yes.optional(),
  limit: pageLimit.optional(),
  /** Id of the last entry of the page before. */
  after: z.uuid().optional(),
});
export type ReferenceEntryQuery = z.infer<typeof referenceEntryQuerySchema>;

const entryFields = z
  .record(fieldKey, cleanText(0, 500))
  .refine((values) => Object.keys(values).length <= MAX_REFERENCE_FIELDS, 'has too many fields');

export const referenceEntrySchema = z.strictObject({
  id: z.uuid(),
  listId: z.uuid(),
  term: z.string(),
  /** Plain text; empty when nobody has written it yet. */
  definition: z.string(),
  /** By the key of the list's field; blank ones are not in it. */
  fields: z.record(z.string(), z.string()),
  labelId: z.uuid(),
  /** 1 as added, one more with each change. */
  version: z.int(),
  completeness: completenessSchema,
  /** Who changed it last. */
  changedBy: author,
  changedAt: z.iso.datetime(),
  abilities: z.strictObject({ update: z.boolean(), delete: z.boolean() }),
});
export type ReferenceEntry = z.infer<typeof referenceEntrySchema>;

/** In the order of terms. */
export const referenceEntryPageSchema = z.strictObject({
  items: z.array(referenceEntrySchema),
  next: z.string().nullable(),
});

export const createReferenceEntrySchema = z.strictObject({
  term: filled(120),
  definition: cleanText(0, 5_000).default(''),
  fields: entryFields.default({}),
  /** At least the list's. */
  labelId: z.uuid(),
});
export type CreateReferenceEntry = z.infer<typeof createReferenceEntrySchema>;

/**
 * What is left out stays; of `fields` too. An edit of another version than the one seen is a 409
 * REFERENCE_ENTRY_CHANGED, whose details carry `current`, the entry as it is now.
 */
export const updateReferenceEntrySchema = z.strictObject({
  version: z.int().min(1),
  term: filled(120).optional(),
  definition: cleanText(0, 5_000).optional(),
  fields: entryFields.optional(),
});
export type UpdateReferenceEntry = z.infer<typeof updateReferenceEntrySchema>;

/** Brings back what the entry said at `to`, as a new version; the history keeps both. */
export const revertReferenceEntrySchema = z.strictObject({
  version: z.int().min(1),
  to: z.int().min(1),
});
export type RevertReferenceEntry = z.infer<typeof revertReferenceEntrySchema>;

export const REFERENCE_CHANGES = ['added', 'edited', 'reverted'] as const;

export const referenceRevisionQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  /** Version: older ones only. */
  before: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number)
    .optional(),
});
export type ReferenceRevisionQuery = z.infer<typeof referenceRevisionQuerySchema>;

/** What an entry said at each version, newest first. `next` is the `before` of the page that follows. */
export const referenceRevisionPageSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      version: z.int(),
      change: z.enum(REFERENCE_CHANGES),
      term: z.string(),
      definition: z.string(),
      fields: z.record(z.string(), z.string()),
      by: author,
      at: z.iso.datetime(),
    }),
  ),
  next: z.string().nullable(),
});
export type ReferenceRevisionPage = z.infer<typeof referenceRevisionPageSchema>;

/** Words of a text that may be acronyms. */
export const lookUpAcronymsSchema = z.strictObject({
  terms: z.array(cleanText(1, 40)).min(1).max(MAX_LOOKUP_TERMS),
});
export type LookUpAcronyms = z.infer<typeof lookUpAcronymsSchema>;

/** What the caller may read of them; a term may mean several things, and most words mean nothing. */
export const acronymsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** As it was asked for. */
      term: z.string(),
      meanings: z.array(
        z.strictObject({
          entryId: z.uuid(),
          listId: z.uuid(),
          listName: z.string(),
          definition: z.string(),
          labelId: z.uuid(),
        }),
      ),
    }),
  ),
});
export type Acronyms = z.infer<typeof acronymsSchema>;
