import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, type UIEvent } from 'react';

/** At most this far from the end, in pixels, a reader is following the talk. */
export const FOLLOWING_WITHIN = 80;

/**
 * Keeps the end of the talk in view while the reader is there: rows change height after they are drawn first
 * (measured, labels arrived, window made narrower).
 */
export function useFollowing(virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const following = useRef(true);
  const lastTop = useRef(0);
  const toEnd = useCallback(() => {
    following.current = true;
    virtualizer.scrollToEnd();
  }, [virtualizer]);

  const size = virtualizer.getTotalSize();
  useLayoutEffect(() => {
    if (following.current) virtualizer.scrollToEnd();
  }, [virtualizer, size]);

  useLayoutEffect(() => {
    const scroller = virtualizer.scrollElement;
    if (!scroller) return;
    // A line above the talk or a taller composer changes the height, but not always which rows are drawn.
    const observer = new ResizeObserver(() => {
      if (following.current) virtualizer.scrollToEnd();
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [virtualizer]);

  const onScroll = useCallback((event: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    const isAtEnd = scrollHeight - clientHeight - scrollTop <= FOLLOWING_WITHIN;
    // Only a movement upward leaves the end; content that grows below does not.
    if (isAtEnd) following.current = true;
    else if (scrollTop < lastTop.current) following.current = false;
    lastTop.current = scrollTop;
  }, []);

  return { following, toEnd, onScroll };
}
