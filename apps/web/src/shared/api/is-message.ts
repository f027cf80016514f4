import { MESSAGE_PRIORITIES, REACTIONS, type Message, type Quote } from '#contracts';
import {
  flag,
  has,
  id,
  listOf,
  moment,
  oneOf,
  orNull,
  shape,
  text,
  type Check,
  type Shape,
} from './shape.js';

const PERSON: Shape = { id, displayName: text };
const ABILITIES: Readonly<Record<keyof Message['abilities'], Check>> = {
  reply: flag,
  update: flag,
  delete: flag,
  react: flag,
  pin: flag,
  forward: flag,
  report: flag,
  resolve: flag,
};
const QUOTE: Readonly<Record<keyof Quote, Check>> = {
  id,
  author: shape(PERSON),
  excerpt: text,
  createdAt: moment,
  labelId: id,
  state: oneOf(['shown', 'deleted', 'withheld']),
};
const MESSAGE: Readonly<Record<keyof Message, Check>> = {
  id,
  conversationId: id,
  threadId: orNull(id),
  author: shape(PERSON),
  body: text,
  version: Number.isSafeInteger,
  priority: oneOf(MESSAGE_PRIORITIES),
  editedAt: orNull(moment),
  deletedAt: orNull(moment),
  labelId: id,
  createdAt: moment,
  quotes: listOf(QUOTE),
  forwarded: orNull(
    shape({
      author: shape(PERSON),
      body: text,
      createdAt: moment,
      source: orNull(shape({ conversationId: id, messageId: id })),
    }),
  ),
  thread: orNull(
    shape({ title: orNull(text), resolvedBy: orNull(shape(PERSON)), resolvedAt: orNull(moment) }),
  ),
  reactions: listOf({ reaction: oneOf(REACTIONS), count: Number.isSafeInteger }),
  pinnedAt: orNull(moment),
  acknowledgement: orNull(shape({ dueAt: orNull(moment), given: Number.isSafeInteger })),
  withheld: orNull(shape({ reason: oneOf(['moderated', 'spill']), rule: orNull(text), at: moment })),
  importedBy: orNull(shape(PERSON)),
  // What is a reader's own never comes by the stream, which reads a message once for all.
  own: (value) => value === null,
  abilities: shape(ABILITIES),
};

/** The contract's `messageSchema` for the live stream, without the 25 kB of the library that reads it. */
export function isMessage(value: unknown): value is Message {
  return has(value, MESSAGE);
}
