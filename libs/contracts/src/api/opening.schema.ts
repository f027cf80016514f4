import { z } from 'zod';
import { conversationSchema } from './conversation.schema.js';
import { messagePageSchema } from './message.schema.js';
import { spaceMemberPageSchema } from './space-members.schema.js';

/** All that is asked for when a conversation is opened, each as its own route answers it. */
export const openingSchema = z.strictObject({
  conversation: conversationSchema,
  /** The page that the query asks for. */
  messages: messagePageSchema,
  /** The first page; null for a talk, which has no list of members. */
  members: spaceMemberPageSchema.nullable(),
});
export type Opening = z.infer<typeof openingSchema>;
