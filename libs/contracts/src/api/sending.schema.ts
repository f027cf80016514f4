import { z } from 'zod';
import { MESSAGE_PRIORITIES } from './message-limits.js';

/** How a message is to be sent, besides its words and its label: said with it, kept with its draft. */
export const sendingSchema = z.strictObject({
  priority: z.enum(MESSAGE_PRIORITIES).default('normal'),
  /** Asks all who read it when it is sent to acknowledge, until then at the latest; null asks nobody. */
  acknowledge: z.strictObject({ dueAt: z.iso.datetime().nullable() }).nullable().default(null),
});
export type Sending = z.infer<typeof sendingSchema>;
