import { z } from 'zod';
import { cleanText, MAX_MESSAGE_LENGTH } from '#contracts';
import { life } from './demo-life.schema.js';
import { correspondent, list, profile } from './demo-people.schema.js';

/** A name of people.yaml, as typed at sign-in. */
const uid = z.string().min(1);

/** A label of the main policy; what is left out is empty. */
const label = z.strictObject({
  level: z.string(),
  restrictive: z.array(z.string()).default([]),
  permissive: z.record(z.string(), z.array(z.string()).min(1)).default({}),
});
export type DemoLabel = z.infer<typeof label>;

const message = z.strictObject({
  /** Whole days before the day of loading; at least 1, so that nothing lies in the future. */
  daysAgo: z.int().min(1).max(185),
  /** Time of day in UTC. */
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
  by: uid,
  label,
  /** Markdown. */
  body: cleanText(1, MAX_MESSAGE_LENGTH),
});
export type DemoMessage = z.infer<typeof message>;

const space = z.strictObject({
  ...life,
  /** Stable name of the space inside the demo. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  kind: z.enum(['community', 'project', 'watch', 'announcement', 'site']),
  name: cleanText(1, 80),
  purpose: cleanText(1, 400),
  visibility: z.enum(['open', 'request', 'closed', 'hidden']),
  /** What every member must dominate. */
  entry: label,
  /** The highest level and all the compartments that its content may carry. */
  ceiling: label,
  /** What the composer proposes. */
  default: label,
  /** Members too. Empty: nobody animates it any more. */
  animators: z.array(uid),
  /** Empty for the site, whose members are everybody. */
  members: z.array(uid),
  messages: z.array(message).min(1),
});
export type DemoSpace = z.infer<typeof space>;

const direct = z.strictObject({
  between: z.tuple([uid, uid]),
  messages: z.array(message).min(1),
});
export type DemoDirect = z.infer<typeof direct>;

/** A file of config/demo/content: any part of the whole. Messages stand from the oldest to the newest. */
export const demoContentSchema = z.strictObject({
  spaces: z.array(space).default([]),
  directs: z.array(direct).default([]),
  profiles: z.array(profile).default([]),
  correspondents: z.array(correspondent).default([]),
  lists: z.array(list).default([]),
});
export type DemoContent = z.infer<typeof demoContentSchema>;
