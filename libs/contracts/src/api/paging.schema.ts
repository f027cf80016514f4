import { z } from 'zod';

/** Size of a page: numbers come as text in an address. */
export const pageLimit = z
  .string()
  .regex(/^[0-9]{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100));

/** Query of a keyset list. */
export const pageQuerySchema = z.strictObject({
  limit: pageLimit.optional(),
  before: z.uuid().optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** A path parameter that names an object. */
export const idSchema = z.uuid();
