import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** What came of an act that has no place of its own on the screen: said in the conversation, and aloud. */
export type ActNotice =
  { readonly error: unknown } | { readonly said: 'copied' | 'copyBlocked' | 'quotesFull' };

/** By conversation; null when there is nothing to say. */
export const actNotices = new Store<ActNotice | null>(null);
onSessionEnd(() => actNotices.clear());

export function sayNotice(conversationId: string, notice: ActNotice): void {
  // The same twice is said twice.
  actNotices.set(conversationId, { ...notice });
}
