import { z } from 'zod';
import { AUDIT_EVENTS } from '../audit-events.js';
import { pageLimit } from './paging.schema.js';

/** Most events that one question names. */
export const MAX_AUDIT_EVENTS = 50;

/** Names of events separated by commas. */
const events = z
  .string()
  .max(3_000)
  .transform((names) => names.split(','))
  .pipe(z.array(z.enum(AUDIT_EVENTS)).min(1).max(MAX_AUDIT_EVENTS));

/** What narrows the log; all of it holds together. */
export const auditQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  /** `next` of the page before. */
  before: z.uuid().optional(),
  /** The first moment, UTC. */
  from: z.iso.datetime().optional(),
  /** The first moment after it, UTC. */
  until: z.iso.datetime().optional(),
  event: events.optional(),
  /** Account of who acted. */
  actor: z.uuid().optional(),
  session: z.uuid().optional(),
  /** Id of what it was done to. */
  object: z.uuid().optional(),
  objectType: z
    .string()
    .regex(/^[A-Za-z_]{1,60}$/)
    .optional(),
  label: z.uuid().optional(),
  decision: z.enum(['allow', 'deny']).optional(),
  outcome: z.enum(['success', 'failure']).optional(),
  /** The whole address, IPv4 or IPv6. */
  source: z
    .string()
    .regex(/^[0-9A-Fa-f:.]{2,45}$/)
    .optional(),
  /** Id of the request, as its answer told. */
  correlation: z.uuid().optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** A small fact of a record: a count, a code, an id. */
const fact = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
  z.null(),
]);

/** One record of the audit log. It holds no content. */
export const auditRecordSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Of the catalogue, or of an older one. */
  event: z.string(),
  /** Null: the system, somebody who never entered, or (see `erased`) somebody who is forgotten. */
  actor: z
    .strictObject({
      id: z.uuid(),
      /** Null: there is no such account any more. */
      displayName: z.string().nullable(),
    })
    .nullable(),
  /** What told of persons was forgotten when its time was over. */
  erased: z.boolean(),
  session: z.uuid().nullable(),
  source: z.string().nullable(),
  /** Id of the level at which the session worked. */
  workingLevel: z.string().nullable(),
  object: z.strictObject({ type: z.string(), id: z.uuid().nullable() }).nullable(),
  /** The label in words: who reads the log lists no labels. */
  label: z
    .strictObject({
      id: z.uuid(),
      marking: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
    })
    .nullable(),
  decision: z.enum(['allow', 'deny']),
  outcome: z.enum(['success', 'failure']),
  /** A code such as FORBIDDEN. */
  reason: z.string().nullable(),
  correlation: z.uuid(),
  facts: z.record(z.string(), fact),
  /** Its place in the sealed log, from 0; null while it waits for one. */
  index: z.int().min(0).nullable(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/**
 * The newest first. A request looks at a bounded part of the log: a page may be short, or empty, and go on at `next`.
 */
export const auditPageSchema = z.strictObject({
  items: z.array(auditRecordSchema),
  next: z.string().nullable(),
  /** Everything from now back to then was looked at; null: all that was asked for. */
  searchedTo: z.iso.datetime().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditRecordDetailSchema = auditRecordSchema.extend({
  /** The bytes that were sealed, as text: canonical JSON (RFC 8785). */
  body: z.string(),
  /** The first checkpoint over it that is kept; null before the first. */
  checkpoint: z.strictObject({ size: z.int(), at: z.iso.datetime().nullable() }).nullable(),
});
export type AuditRecordDetail = z.infer<typeof auditRecordDetailSchema>;

/** Records that wait to be sealed are counted up to here. */
export const MAX_AUDIT_WAITING = 10_000;

/** What the server knows of its log. Whether the log is whole is not for the server to say. */
export const auditStateSchema = z.strictObject({
  /** Sealed records. */
  size: z.int().min(0),
  checkpoint: z.strictObject({ size: z.int(), at: z.iso.datetime().nullable() }).nullable(),
  waiting: z.strictObject({
    count: z.int().min(0),
    /** There are more than that. */
    more: z.boolean(),
    /** When the one was made that waits longest. */
    since: z.iso.datetime().nullable(),
  }),
  /** Copies outside the database: how many records, from the first on, each has. */
  anchors: z.array(z.strictObject({ name: z.string(), size: z.int().min(0), movedAt: z.iso.datetime() })),
  /** The last cosignature that was brought back. */
  witness: z.strictObject({ name: z.string(), size: z.int().min(0), at: z.iso.datetime() }).nullable(),
});
export type AuditState = z.infer<typeof auditStateSchema>;

/** Part of a name, or a login: whose acts are looked for. Nothing finds nobody. */
export const auditPeopleQuerySchema = z.strictObject({ query: z.string().trim().max(100).default('') });
export type AuditPeopleQuery = z.infer<typeof auditPeopleQuerySchema>;

/** The first few by name. */
export const auditPeopleSchema = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), displayName: z.string(), unit: z.string().nullable() })),
});
export type AuditPeople = z.infer<typeof auditPeopleSchema>;
