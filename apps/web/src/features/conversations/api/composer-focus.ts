/** The one text field of a composer; its id is that of its place: see place.ts. */
export function composerId(key: string): string {
  return `composer-${key}`;
}

/** Gives the keyboard to the composer of a place, if it is drawn. */
export function focusComposer(key: string): void {
  afterDrawing(() => document.getElementById(composerId(key))?.focus());
}

/** What is to take the keyboard is drawn first. */
export function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => act());
}
