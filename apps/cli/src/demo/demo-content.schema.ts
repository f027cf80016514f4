import { z } from 'zod';
import { cleanText } from '#contracts';
import { life } from './demo-life.schema.js';
import { label, message, uid } from './demo-message.schema.js';
import { correspondent, list, profile } from './demo-people.schema.js';

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
