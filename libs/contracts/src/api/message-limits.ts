// Apart from the schemas: a page that takes a number from here takes no zod with it.

/** Longest message body, in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 20_000;

/** Most messages that one message quotes. */
export const MAX_QUOTES = 5;

/** Most people that one message mentions by name. */
export const MAX_MENTIONS = 50;

/** Longest title of a topic, in UTF-16 code units. */
export const MAX_THREAD_TITLE = 120;

export const MESSAGE_PRIORITIES = ['normal', 'important', 'urgent'] as const;
export type MessagePriority = (typeof MESSAGE_PRIORITIES)[number];

/** The closed list of reactions: each has its own drawing and its words in three languages. */
export const REACTIONS = [
  'agree',
  'thanks',
  'heart',
  'celebrate',
  'seen',
  'done',
  'question',
  'idea',
] as const;
export type Reaction = (typeof REACTIONS)[number];
