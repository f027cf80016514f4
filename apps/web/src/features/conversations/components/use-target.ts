import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
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

/** How long the way to a row may take, in milliseconds: on it, rows are measured, and others put above. */
const ON_THE_WAY_MS = 1_500;

/** What ends the way: the reader goes where he wants. */
const OWN_WAYS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** A row on the way to which the list is. */
interface Way {
  readonly rowKey: string;
  readonly align: 'center' | 'start';
  readonly since: number;
  index: number;
}

/** Brings what is wanted into view once, gives it the keyboard, and says which row it is. */
export function useTarget({ virtualizer, scroller, rows, target, leave, onMissed }: Options): string | null {
  const done = useRef<string | null>(null);
  const way = useRef<Way | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (target === null || done.current === target.key) return;
    const found = findTarget(rows, target);
    const row = found && rows[found.index];
    if (!found || !row) return;
    done.current = target.key;
    leave();
    if (!found.isExact) onMissed();
    const align = target.kind === 'message' ? 'center' : 'start';
    way.current = { rowKey: row.key, align, since: performance.now(), index: found.index };
    virtualizer.scrollToIndex(found.index, { align });
    const isMessage = target.kind === 'message' && found.isExact;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- follows the list, which is outside of React
    setShown(isMessage ? row.key : null);
    focusRow(scroller.current, row.key, TRIES);
  }, [virtualizer, scroller, rows, target, leave, onMissed]);
  useLayoutEffect(() => {
    const { current } = way;
    if (current === null || performance.now() - current.since > ON_THE_WAY_MS) return;
    const index = rows.findIndex(({ key }) => key === current.rowKey);
    if (index === -1 || index === current.index) return;
    // The list goes to a place by its number: rows that were put above gave it to another.
    current.index = index;
    virtualizer.scrollToIndex(index, { align: current.align });
  }, [virtualizer, rows]);
  useEffect(() => {
    const element = scroller.current;
    const end = (): void => {
      way.current = null;
    };
    for (const name of OWN_WAYS) element?.addEventListener(name, end, { passive: true });
    return () => {
      for (const name of OWN_WAYS) element?.removeEventListener(name, end);
    };
  }, [scroller]);
  return shown;
}

/** Rows are drawn, measured and drawn again: the one that is wanted may take some frames to be there. */
export function focusRow(scroller: HTMLElement | null, key: string, tries = TRIES): void {
  const article = scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] article`);
  if (article) article.focus({ preventScroll: true });
  else if (scroller && tries > 0) requestAnimationFrame(() => focusRow(scroller, key, tries - 1));
}
