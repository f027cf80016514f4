import { z } from 'zod';
import { MAX_MESSAGE_LENGTH } from './message-limits.js';
import { postMessageSchema } from './message.schema.js';
import { sendingSchema } from './sending.schema.js';
import { cleanText } from './text.js';

/** A message to be sent later: at most a year from now, and not in the past. */
export const scheduleMessageSchema = postMessageSchema.extend({ sendAt: z.iso.datetime() });
export type ScheduleMessage = z.infer<typeof scheduleMessageSchema>;

/** Only what is given changes. A failed one waits again from then on. `now`: as soon as a worker is free, by the server's clock. */
export const changeScheduledSchema = z.strictObject({
  body: cleanText(0, MAX_MESSAGE_LENGTH).optional(),
  sendAt: z.union([z.literal('now'), z.iso.datetime()]).optional(),
});
export type ChangeScheduled = z.infer<typeof changeScheduledSchema>;

/** What somebody has written to be sent later; only he sees it, where he reads its label. */
export const scheduledMessageSchema = z.strictObject({
  id: z.uuid(),
  /** `name`: null once he may not enter there any more. */
  conversation: z.strictObject({ id: z.uuid(), name: z.string().nullable() }),
  body: z.string(),
  labelId: z.uuid(),
  ...sendingSchema.shape,
  threadId: z.uuid().nullable(),
  quotes: z.array(z.uuid()),
  forwardOf: z.uuid().nullable(),
  sendAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  state: z.enum(['waiting', 'failed']),
  /** Why it was not sent: an error code; null unless failed. */
  code: z.string().nullable(),
});
export type ScheduledMessage = z.infer<typeof scheduledMessageSchema>;

/** Latest written first. */
export const scheduledMessagePageSchema = z.strictObject({
  items: z.array(scheduledMessageSchema),
  next: z.string().nullable(),
});
