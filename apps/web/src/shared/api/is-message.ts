import { MESSAGE_PRIORITIES, REACTIONS, type Message, type Quote } from '#contracts';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const id: Check = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const moment: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** As strict as the contract: a key that is missing and one that nobody knows are refused alike. */
function has(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return (
    entries.size === Object.keys(shape).length &&
    Object.entries(shape).every(([key, check]) => entries.has(key) && check(entries.get(key)))
  );
}

function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

function shape(of: Shape): Check {
  return (value) => has(value, of);
}

function listOf(of: Shape): Check {
  return (value) => Array.isArray(value) && value.every((item) => has(item, of));
}

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
