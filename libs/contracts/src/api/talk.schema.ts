import { z } from 'zod';
import { cleanText } from './text.js';

/** Most people besides oneself in a group talk. */
export const MAX_TALK_MEMBERS = 49;

/** One other person and no name: a direct talk, the existing one where there is one. Otherwise a group talk. */
export const createTalkSchema = z.strictObject({
  members: z.array(z.uuid()).min(1).max(MAX_TALK_MEMBERS),
  name: cleanText(1, 80)
    .refine((name) => name.trim().length > 0, 'is blank')
    .optional(),
});
export type CreateTalk = z.infer<typeof createTalkSchema>;
