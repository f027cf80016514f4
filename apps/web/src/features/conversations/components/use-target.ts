import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { FlowRow } from './flow-rows.js';
import { findTarget, type FlowTarget } from './flow-target.js';

type Options = {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly FlowRow[];
  target: FlowTarget | null;
  /** The end is not to be kept in view any more. */
  leave(): void;
  /** The message is not there. */
  onMissed(): void;
};

const TRIES = 20;

/** Brings what is wanted into view once, gives it the keyboard, and says which row it is. */
export function useTarget({ virtualizer, scroller, rows, target, leave, onMissed }: Options): string | null {
  const done = useRef<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (target === null || done.current === target.key) return;
    const found = findTarget(rows, target);
    const row = found && rows[found.index];
    if (!found || !row) return;
    done.current = target.key;
    leave();
    if (!found.isExact) onMissed();
    virtualizer.scrollToIndex(found.index, { align: target.kind === 'message' ? 'center' : 'start' });
    const isMessage = target.kind === 'message' && found.isExact;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- follows the list, which is outside of React
    setShown(isMessage ? row.key : null);
    focusRow(scroller.current, row.key, TRIES);
  }, [virtualizer, scroller, rows, target, leave, onMissed]);
  return shown;
}

/** Rows are drawn, measured and drawn again: the one that is wanted may take some frames to be there. */
export function focusRow(scroller: HTMLElement | null, key: string, tries = TRIES): void {
  const article = scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] article`);
  if (article) article.focus({ preventScroll: true });
  else if (scroller && tries > 0) requestAnimationFrame(() => focusRow(scroller, key, tries - 1));
}
