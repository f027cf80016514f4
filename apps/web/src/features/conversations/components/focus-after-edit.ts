import type { Edit } from '../api/edits.js';

/** The one text field of the composer; its id is the conversation's. */
export function composerId(conversationId: string): string {
  return `composer-${conversationId}`;
}

export function focusComposer(conversationId: string): void {
  afterDrawing(() => document.getElementById(composerId(conversationId))?.focus());
}

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

/** What is to take the keyboard is drawn first. */
function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => act());
}
