import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** What is asked or shown about one message, over the page: its row may leave the view meanwhile. */
export interface MessageDialog {
  kind: 'history' | 'remove' | 'acknowledged' | 'forward';
  messageId: string;
}

/** By conversation; null when none is open. */
export const messageDialogs = new Store<MessageDialog | null>(null);
onSessionEnd(() => messageDialogs.clear());
