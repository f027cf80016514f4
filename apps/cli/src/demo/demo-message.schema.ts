import { z } from 'zod';
import { cleanText, MAX_MESSAGE_LENGTH, reactionNameSchema, reportMessageSchema } from '#contracts';

/** A name of people.yaml, as typed at sign-in. */
export const uid = z.string().min(1);

/** A label of the main policy; what is left out is empty. */
export const label = z.strictObject({
  level: z.string(),
  restrictive: z.array(z.string()).default([]),
  permissive: z.record(z.string(), z.array(z.string()).min(1)).default({}),
});
export type DemoLabel = z.infer<typeof label>;

/** Names a message for others of its space or talk. */
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const moment = {
  /** Whole days before the day of loading; at least 1, so that nothing lies in the future. */
  daysAgo: z.int().min(1).max(185),
  /** Time of day in UTC. */
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
};

export const message = z.strictObject({
  ...moment,
  by: uid,
  label,
  /** Markdown; `@{uid}` mentions that person, `@{space}` everybody of the space. */
  body: cleanText(1, MAX_MESSAGE_LENGTH),
  key: key.optional(),
  /** The message whose topic it answers in. */
  under: key.optional(),
  /** It begins a topic of this title. */
  title: cleanText(1, 120).optional(),
  /** Who closed its topic, and when. */
  resolved: z.strictObject({ ...moment, by: uid }).optional(),
  quotes: z.array(key).max(5).default([]),
  priority: z.enum(['normal', 'important', 'urgent']).default('normal'),
  pinnedBy: uid.optional(),
  reactions: z.partialRecord(reactionNameSchema, z.array(uid).min(1)).default({}),
  /** Everybody who reads it was asked to acknowledge it; these have. */
  acknowledgedBy: z.array(uid).optional(),
  /** What a reader found wrong with it; no animator has decided yet. */
  report: reportMessageSchema.extend({ by: uid }).optional(),
});
export type DemoMessage = z.infer<typeof message>;

/** When it was, on the day of loading. */
export function momentOf({ daysAgo, time }: Pick<DemoMessage, 'daysAgo' | 'time'>, today: Date): Date {
  const day = new Date(today.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${day}T${time}:00Z`);
}
