import type { Message } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** An own message that is being changed; it outlives the row, which is drawn only while it is in view. */
export interface Edit {
  messageId: string;
  body: string;
  /** The version that the author saw last. */
  version: number;
  /** Where the keyboard goes afterwards. */
  from: 'menu' | 'composer';
  /** The editor has not taken the keyboard yet. */
  isNew: boolean;
  isSaving: boolean;
  /** Why it was not saved; null while nothing is wrong. */
  error: unknown;
}

/** At most one edit by conversation, in memory only. */
export const edits = new Store<Edit | null>(null);
onSessionEnd(() => edits.clear());

export function beginEdit(message: Message, from: Edit['from']): void {
  const { id: messageId, body, version } = message;
  edits.set(message.conversationId, {
    messageId,
    body,
    version,
    from,
    isNew: true,
    isSaving: false,
    error: null,
  });
}

/** Changes the edit that is open; nothing when it was closed meanwhile. */
export function updateEdit(conversationId: string, messageId: string, change: Partial<Edit>): void {
  const edit = edits.get(conversationId);
  if (edit?.messageId === messageId) edits.set(conversationId, { ...edit, ...change });
}
