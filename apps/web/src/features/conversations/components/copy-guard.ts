import type { ClipboardEvent } from 'react';
import { sayNotice } from '../api/act-notice.js';

/** Stops a copy that would take words of a message whose label blocks it, and says so. */
export function guardCopy(conversationId: string, event: ClipboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  // Somebody's own words in a field are his to copy.
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return;
  const blocked = [...currentTarget.querySelectorAll('[data-copy-blocked]')];
  if (!blocked.some((message) => selection.containsNode(message, true))) return;
  event.preventDefault();
  sayNotice(conversationId, { said: 'copyBlocked' });
}
