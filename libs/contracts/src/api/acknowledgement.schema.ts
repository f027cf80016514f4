import { z } from 'zod';
import { messageSchema } from './message.schema.js';
import { pageLimit } from './paging.schema.js';
import { personSchema } from './session.schema.js';

/** Oldest due first, then those without a date: what the reader is asked to acknowledge, and has not. */
export const askedAcknowledgementSchema = z.strictObject({
  message: messageSchema,
  conversation: z.strictObject({ id: z.uuid(), name: z.string() }),
  dueAt: z.iso.datetime().nullable(),
});
export type AskedAcknowledgement = z.infer<typeof askedAcknowledgementSchema>;
export const askedAcknowledgementPageSchema = z.strictObject({
  items: z.array(askedAcknowledgementSchema),
  next: z.string().nullable(),
});

export const acknowledgersQuerySchema = z.strictObject({
  /** Those who have, or those who have not yet; both when it is left out. */
  state: z.enum(['given', 'waiting']).optional(),
  limit: pageLimit.optional(),
  /** Id of the last person of the page before. */
  after: z.uuid().optional(),
});
export type AcknowledgersQuery = z.infer<typeof acknowledgersQuerySchema>;

/** In the order of names. Those who wait are those who were asked and still read the message. */
export const acknowledgersPageSchema = z.strictObject({
  counts: z.strictObject({ given: z.int(), waiting: z.int() }),
  items: z.array(z.strictObject({ person: personSchema, givenAt: z.iso.datetime().nullable() })),
  next: z.string().nullable(),
});
export type AcknowledgersPage = z.infer<typeof acknowledgersPageSchema>;
