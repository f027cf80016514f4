import { z } from 'zod';
import { personSchema } from './session.schema.js';
import { cleanText } from './text.js';
import { pageLimit } from './paging.schema.js';

/** A part of a name, for finding somebody to talk to. */
export const peopleQuerySchema = z.strictObject({
  query: cleanText(0, 100).optional(),
  limit: pageLimit.optional(),
  /** Id of the last person of the page before. */
  after: z.uuid().optional(),
});
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;

/** In the order of names. */
export const personPageSchema = z.strictObject({ items: z.array(personSchema), next: z.string().nullable() });
