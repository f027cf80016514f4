import { z } from 'zod';

export const labelItemSchema = z.strictObject({
  /** Random: says nothing of how many labels exist. */
  id: z.uuid(),
  /** The marking in the language of the request. */
  text: z.string(),
  /** The marking in each language, so that a screen can switch at once. */
  texts: z.strictObject({ fr: z.string(), en: z.string(), de: z.string() }),
  color: z.string(),
  colorDark: z.string(),
  /** Level id in its policy. */
  level: z.string(),
  /** Position of the level, 0 the lowest: for sorting on screen only. */
  rank: z.int(),
});
export type LabelItem = z.infer<typeof labelItemSchema>;

export const labelListSchema = z.strictObject({ items: z.array(labelItemSchema) });

const key = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);

/** The parts that the chooser composes; the answer is the label's id. */
export const composeLabelSchema = z.strictObject({
  policy: key,
  level: key,
  restrictive: z.array(key).max(16).default([]),
  permissive: z.record(key, z.array(key).min(1).max(64)).default({}),
});
export type ComposeLabel = z.infer<typeof composeLabelSchema>;
