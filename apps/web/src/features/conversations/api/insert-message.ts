import type { Message, MessagePage } from '#contracts';
import type { InfiniteData } from '@tanstack/react-query';

type Loaded<Cursor> = InfiniteData<MessagePage, Cursor>;

/**
 * The loaded messages with one more. The same message may arrive twice: from the stream and as an answer. A window that
 * does not reach the newest stays as it is: what lies between is not known.
 */
export function insertMessage<Cursor>(loaded: Loaded<Cursor>, message: Message): Loaded<Cursor> {
  if (loaded.pages.some(({ items }) => items.some(({ id }) => id === message.id)))
    return replaceMessage(loaded, message);
  const [newest, ...older] = loaded.pages;
  if (!newest || newest.previous !== null) return loaded;
  // Frames may overtake each other; ids of version 7 sort by time of creation.
  const at = newest.items.findIndex(({ id }) => id < message.id);
  // Older than all that is loaded, with more below: it comes with its own page.
  if (at === -1 && newest.items.length > 0 && (older.length > 0 || newest.next !== null)) return loaded;
  const index = at === -1 ? newest.items.length : at;
  return { ...loaded, pages: [{ ...newest, items: newest.items.toSpliced(index, 0, message) }, ...older] };
}

/** The loaded messages with one as it is now. What is not loaded stays so; what is older than known is dropped. */
export function replaceMessage<Cursor>(loaded: Loaded<Cursor>, message: Message): Loaded<Cursor> {
  return changeLoaded(loaded, message.id, (known) => asNow(known, message));
}

/** The loaded messages with one changed; the same object when nothing changes. */
export function changeLoaded<Cursor>(
  loaded: Loaded<Cursor>,
  messageId: string,
  change: (known: Message) => Message,
): Loaded<Cursor> {
  const at = loaded.pages.findIndex(({ items }) => items.some(({ id }) => id === messageId));
  const page = loaded.pages[at];
  const known = page?.items.find(({ id }) => id === messageId);
  if (!page || !known) return loaded;
  const next = change(known);
  if (next === known) return loaded;
  const items = page.items.map((item) => (item === known ? next : item));
  return { ...loaded, pages: loaded.pages.with(at, { ...page, items }) };
}

/**
 * Frames and answers may overtake each other. Nothing follows a deletion. A frame says nothing of what is the reader's
 * own: that stays as it is on screen.
 */
export function asNow(known: Message, message: Message): Message {
  if (known.deletedAt !== null && message.deletedAt === null) return known;
  if (message.deletedAt === null && message.version < known.version) return known;
  const next = { ...message, own: message.own ?? known.own };
  return isSame(known, next) ? known : next;
}

/** Both come from the same contract, with the same keys; small enough to be compared as text. */
function isSame(a: Message, b: Message): boolean {
  return JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
