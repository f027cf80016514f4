import type { Message } from '#contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { MessagePage } from './messages-query.js';

type Loaded = InfiniteData<MessagePage>;

/** The loaded messages with one more. The same message may arrive twice: from the stream and as an answer. */
export function insertMessage(loaded: Loaded, message: Message): Loaded {
  if (loaded.pages.some(({ items }) => items.some(({ id }) => id === message.id))) return loaded;
  const [newest, ...older] = loaded.pages;
  if (!newest) return loaded;
  // Frames may overtake each other; ids of version 7 sort by time of creation.
  const at = newest.items.findIndex(({ id }) => id < message.id);
  const index = at === -1 ? newest.items.length : at;
  return { ...loaded, pages: [{ ...newest, items: newest.items.toSpliced(index, 0, message) }, ...older] };
}
