/**
 * Types into a field as a person would: it can be undone, and the page hears of it. `execCommand` is old, but nothing
 * else writes into the browser's own list of what to undo.
 */
export function typeOver(field: HTMLTextAreaElement, from: number, to: number, insert: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (insert === '' && from === to) return;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const isTyped = document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert);
  if (isTyped) return;
  field.setRangeText(insert, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
