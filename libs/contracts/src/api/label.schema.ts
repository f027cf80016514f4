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
  /** Whether what carries it is neither copied nor forwarded here. */
  copyBlocked: z.boolean(),
});
export type LabelItem = z.infer<typeof labelItemSchema>;

export const labelListSchema = z.strictObject({ items: z.array(labelItemSchema) });

/** Most restrictive categories of one label. */
export const MAX_LABEL_CATEGORIES = 16;

/** The parts that the chooser composes; the answer is the label's id. */
export const composeLabelSchema = z.strictObject({
  policy: policyKey,
  level: policyKey,
  restrictive: z.array(policyKey).max(MAX_LABEL_CATEGORIES).default([]),
  permissive: z.record(policyKey, z.array(policyKey).min(1).max(64)).default({}),
});
export type ComposeLabel = z.infer<typeof composeLabelSchema>;

const texts = z.strictObject({ fr: z.string(), en: z.string(), de: z.string() });
const named = z.strictObject({ id: policyKey, name: texts });

/** What the caller may compose a label of in one policy: no category that he does not hold is named. */
export const labelPartsSchema = z.strictObject({
  policy: policyKey,
  name: texts,
  /** From the lowest up to what the session and the site allow; never empty. */
  levels: z.array(named.extend({ color: z.string(), colorDark: z.string() })),
  /** Those that he holds. */
  restrictive: z.array(named),
  /** The tags in which he holds a value. */
  permissive: z.array(
    z.strictObject({
      tag: policyKey,
      prefix: texts,
      /** Whoever makes a label must stay able to read it: one value that he holds (`held`) is among the chosen. */
      values: z.array(named.extend({ held: z.boolean() })),
      markings: z.array(z.strictObject({ values: z.array(policyKey), name: texts })),
    }),
  ),
  /** Sets of categories that he holds, which no label may hold together. */
  exclusions: z.array(z.array(policyKey)),
});
export type LabelParts = z.infer<typeof labelPartsSchema>;

export const labelPartsListSchema = z.strictObject({ items: z.array(labelPartsSchema) });
