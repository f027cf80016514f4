import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type FocusEvent } from 'react';

/** Before it opens under a pointer or the keyboard that only passes by; before it closes when the pointer slips off. */
const OPEN_AFTER_MS = 350;
const CLOSE_AFTER_MS = 200;
/** Pixels between the card and the edge of the window: the markings stay free. */
const MARGIN = 32;
const SIDE = 8;

/**
 * A small card beside a word: it opens when the pointer or the keyboard rests on the word, at once on a click, and
 * closes with Escape or when both are left. It stays while the pointer is on it (WCAG 1.4.13).
 */
export function useHoverCard<Trigger extends HTMLElement>() {
  const id = useId();
  const trigger = useRef<Trigger>(null);
  const card = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);

  const after = useCallback((delay: number, next: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  }, []);
  const set = useCallback((next: boolean) => {
    clearTimeout(timer.current);
    setOpen(next);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  useLayoutEffect(() => {
    const [anchor, element] = [trigger.current, card.current];
    if (!isOpen || !anchor || !element) return;
    element.showPopover();
    place(anchor, element);
    // Its content comes later and makes it higher.
    const observer = new ResizeObserver(() => place(anchor, element));
    observer.observe(element);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (element.contains(document.activeElement)) anchor.focus();
      set(false);
    };
    // The word may still be brought into view by the very key that opened its card: the card goes along.
    const onScroll = (event: Event): void => {
      if (event.target instanceof Node && element.contains(event.target)) return;
      if (isInView(anchor)) place(anchor, element);
      else set(false);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [isOpen, set]);

  const isInside = (node: EventTarget | null): boolean =>
    node instanceof Node &&
    (trigger.current?.contains(node) === true || card.current?.contains(node) === true);
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (!isInside(relatedTarget)) set(false);
  };
  const stay = {
    onPointerEnter: (event: { pointerType: string }) =>
      event.pointerType === 'mouse' && after(OPEN_AFTER_MS, true),
    onPointerLeave: (event: { pointerType: string }) =>
      event.pointerType === 'mouse' && !isInside(document.activeElement) && after(CLOSE_AFTER_MS, false),
    onBlur,
  };
  return {
    isOpen,
    toggle: () => set(!isOpen),
    close: () => set(false),
    triggerProps: {
      ref: trigger,
      'aria-describedby': isOpen ? id : undefined,
      onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && after(OPEN_AFTER_MS, true),
      ...stay,
    },
    cardProps: { ref: card, id, popover: 'manual' as const, className: 'hover-card', ...stay },
  };
}

function isInView(anchor: HTMLElement): boolean {
  const { top, bottom, height } = anchor.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < window.innerHeight;
}

/** Below the word, or above where there is no room. */
function place(anchor: HTMLElement, element: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = from.bottom + 6;
  const top = below + height + MARGIN > window.innerHeight ? from.top - height - 6 : below;
  element.style.top = `${Math.max(MARGIN, top)}px`;
  element.style.left = `${Math.max(SIDE, Math.min(from.left, window.innerWidth - width - SIDE))}px`;
}
