import { z } from 'zod';
import { cleanText } from '#contracts';
import { uid } from './demo-message.schema.js';

const text = cleanText(1, 2000);

/** What the animators wrote down when they launched the space. */
const launch = z.strictObject({
  daysAgo: z.int().min(1).max(185),
  cause: text,
  gains: text,
  efforts: text,
  rhythm: text,
  successSign: text,
  followUps: z
    .array(
      z.strictObject({
        day: z.literal([30, 90]),
        verdict: z.enum(['on_track', 'struggling', 'stopped']),
        note: text,
      }),
    )
    .default([]),
});

/** A member from outside: who of the house answers for him, what for, for how many days from the day of loading. */
const partner = z.strictObject({
  uid,
  sponsor: uid,
  purpose: cleanText(1, 500),
  days: z.int().min(1).max(365),
});

const condition = z.strictObject({
  attribute: z.enum(['unit', 'site', 'title', 'language', 'tag']),
  anyOf: z.array(cleanText(1, 200)).min(1),
});

/** What makes a space more than a place for messages; all of it is left out where nobody thought of it. */
export const life = {
  charter: cleanText(1, 10_000).optional(),
  launch: launch.optional(),
  /** Members by rule, besides those that are named. */
  rule: z.array(condition).min(1).optional(),
  requests: z
    .array(z.strictObject({ by: uid, daysAgo: z.int().min(1), message: cleanText(1, 500) }))
    .default([]),
  partners: z.array(partner).default([]),
  /** Read-only since then. */
  archivedDaysAgo: z.int().min(1).optional(),
};
export type DemoLife = z.infer<z.ZodObject<typeof life>>;
