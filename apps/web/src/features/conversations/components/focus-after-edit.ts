import type { Edit } from '../api/edits.js';
import { afterDrawing, composerId, focusComposer } from '../api/composer-focus.js';

/** The keyboard goes back to where the edit began. */
export function focusAfterEdit(conversationId: string, messageId: string, from: Edit['from']): void {
  if (from === 'composer') {
    focusComposer(conversationId);
    return;
  }
  afterDrawing(() => {
    const row = document.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
    const button = row?.querySelector<HTMLElement>('.menu-button');
    (button ?? document.getElementById(composerId(conversationId)))?.focus();
  });
}
