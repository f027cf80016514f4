import type { Message } from '#contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { MessagePage } from './messages-query.js';

type Loaded = InfiniteData<MessagePage>;

/** The loaded messages with one more. The same message may arrive twice: from the stream and as an answer. */
export function insertMessage(loaded: Loaded, message: Message): Loaded {
  if (loaded.pages.some(({ items }) => items.some(({ id }) => id === message.id)))
    return replaceMessage(loaded, message);
  const [newest, ...older] = loaded.pages;
  if (!newest) return loaded;
  // Frames may overtake each other; ids of version 7 sort by time of creation.
  const at = newest.items.findIndex(({ id }) => id < message.id);
  const index = at === -1 ? newest.items.length : at;
  return { ...loaded, pages: [{ ...newest, items: newest.items.toSpliced(index, 0, message) }, ...older] };
}

/** The loaded messages with one as it is now. What is not loaded stays so; what is older than known is dropped. */
export function replaceMessage(loaded: Loaded, message: Message): Loaded {
  const at = loaded.pages.findIndex(({ items }) => items.some(({ id }) => id === message.id));
  const page = loaded.pages[at];
  const known = page?.items.find(({ id }) => id === message.id);
  if (!page || !known || !isNewer(message, known)) return loaded;
  const items = page.items.map((item) => (item === known ? message : item));
  return { ...loaded, pages: loaded.pages.with(at, { ...page, items }) };
}

/** Frames and answers may overtake each other. Nothing follows a deletion. */
function isNewer(message: Message, known: Message): boolean {
  if (known.deletedAt !== null) return false;
  return message.deletedAt !== null || message.version > known.version;
}
