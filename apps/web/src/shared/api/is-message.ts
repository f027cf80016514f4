import type { Message } from '#contracts';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const id: Check = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const moment: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) && !Number.isNaN(Date.parse(value));
const momentOrNull: Check = (value) => value === null || moment(value);

/** As strict as the contract: a key that is missing and one that nobody knows are refused alike. */
function has(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return (
    entries.size === Object.keys(shape).length &&
    Object.entries(shape).every(([key, check]) => entries.has(key) && check(entries.get(key)))
  );
}

const AUTHOR: Shape = { id, displayName: text };
const ABILITIES: Shape = { reply: flag, update: flag, delete: flag };
const MESSAGE: Readonly<Record<keyof Message, Check>> = {
  id,
  conversationId: id,
  author: (value) => has(value, AUTHOR),
  body: text,
  version: Number.isSafeInteger,
  editedAt: momentOrNull,
  deletedAt: momentOrNull,
  labelId: id,
  createdAt: moment,
  abilities: (value) => has(value, ABILITIES),
};

/** The contract's `messageSchema` for the live stream, without the 25 kB of the library that reads it. */
export function isMessage(value: unknown): value is Message {
  return has(value, MESSAGE);
}
