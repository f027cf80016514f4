import { z } from 'zod';
import { policyKey } from '../labels/policy-key.js';

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

/** The parts that the chooser composes; the answer is the label's id. */
export const composeLabelSchema = z.strictObject({
  policy: policyKey,
  level: policyKey,
  restrictive: z.array(policyKey).max(16).default([]),
  permissive: z.record(policyKey, z.array(policyKey).min(1).max(64)).default({}),
});
export type ComposeLabel = z.infer<typeof composeLabelSchema>;
