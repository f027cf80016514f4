import { z } from 'zod';

/** Query of a keyset list: numbers come as text in an address. */
export const pageQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .optional(),
  before: z.uuid().optional(),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** A path parameter that names an object. */
export const idSchema = z.uuid();
