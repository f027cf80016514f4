import { MAX_QUOTES, type Message } from '#contracts';
import { focusComposer } from './composer-focus.js';
import { drafts, draftSync } from './drafts.js';
import { placeKey } from './place.js';
import { noteQuotable } from './quotables.js';

/**
 * Puts a message into what is being written, as a quote; where that one is drawn it takes the keyboard.
 * @returns false when so many messages are quoted already
 */
export function quoteInComposer(conversationId: string, threadId: string | null, message: Message): boolean {
  const key = placeKey({ conversationId, threadId });
  const draft = drafts.get(key);
  focusComposer(key);
  if (draft.quotes.includes(message.id)) return true;
  if (draft.quotes.length >= MAX_QUOTES) return false;
  noteQuotable(message);
  draftSync.write(key, { ...draft, quotes: [...draft.quotes, message.id] });
  return true;
}

export function removeQuote(key: string, messageId: string): void {
  const draft = drafts.get(key);
  draftSync.write(key, { ...draft, quotes: draft.quotes.filter((id) => id !== messageId) });
}
