import { z } from 'zod';

/** RFC 9457 problem document; `code` is the key of its text in the catalogues, `requestId` finds it in the log. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
