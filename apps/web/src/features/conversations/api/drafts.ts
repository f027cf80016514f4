import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

export interface Draft {
  body: string;
  /** Null until one is chosen: the conversation's default then holds. */
  labelId: string | null;
}

const EMPTY: Draft = { body: '', labelId: null };

/** What was typed and not sent, by conversation, in memory only. */
export const drafts = new Store<Draft>(EMPTY);
onSessionEnd(() => drafts.clear());
