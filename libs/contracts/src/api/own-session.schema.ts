import { z } from 'zod';
import { levelSchema } from './session.schema.js';

/** One of the caller's own open sessions. */
export const ownSessionSchema = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  /** The last act of a person in it. */
  seenAt: z.iso.datetime(),
  sourceAddress: z.string(),
  workingLevel: levelSchema,
  /** The session that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;

/** Newest first. */
export const ownSessionPageSchema = z.strictObject({
  items: z.array(ownSessionSchema),
  next: z.string().nullable(),
});

/** The password once more, before an act that asks for it. */
export const stepUpSchema = z.strictObject({ password: z.string().min(1).max(1024) });
export type StepUp = z.infer<typeof stepUpSchema>;
