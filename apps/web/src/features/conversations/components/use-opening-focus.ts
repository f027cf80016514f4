import { useEffect, type RefObject } from 'react';

/** Whether there is room and a real keyboard: one on the screen would cover what was opened. */
export function writesAtOnce(): boolean {
  return window.matchMedia('(min-width: 720px) and (not (pointer: coarse))').matches;
}

/**
 * Where the keyboard goes when a conversation opens: to the composer where there is room and a real keyboard,
 * otherwise to the name, so that a screen keyboard does not cover what was opened.
 * @param isReady false until the conversation is drawn
 */
export function useOpeningFocus(pane: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    const composer = writesAtOnce() ? pane.current?.querySelector('textarea') : null;
    (composer ?? pane.current?.querySelector('h2'))?.focus({ preventScroll: true });
  }, [pane, isReady]);
}
