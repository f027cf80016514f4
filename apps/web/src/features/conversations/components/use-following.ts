import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type UIEvent } from 'react';

/** At most this far from the end, in pixels, a reader is following the talk. */
export const FOLLOWING_WITHIN = 80;

/**
 * Keeps the end of the talk in view while the reader is there: rows change height after they are drawn first
 * (measured, labels arrived, window made narrower).
 * @param mayFollow false while the window does not reach the newest: its end is no end
 * @param startsAtEnd false when something else is to be seen first
 */
export function useFollowing(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  mayFollow: boolean,
  startsAtEnd: boolean,
) {
  const following = useRef(startsAtEnd);
  const lastTop = useRef(0);
  // The same, for what is drawn.
  const [isAtEnd, setAtEnd] = useState(startsAtEnd);
  const follow = useCallback((next: boolean) => {
    following.current = next;
    setAtEnd(next);
  }, []);
  const toEnd = useCallback(() => {
    follow(true);
    virtualizer.scrollToEnd();
  }, [virtualizer, follow]);

  const size = virtualizer.getTotalSize();
  useLayoutEffect(() => {
    if (following.current && mayFollow) virtualizer.scrollToEnd();
  }, [virtualizer, size, mayFollow]);

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

  const onScroll = useCallback(
    (event: UIEvent<HTMLElement>) => {
      const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
      const isThere = mayFollow && scrollHeight - clientHeight - scrollTop <= FOLLOWING_WITHIN;
      // Only a movement upward leaves the end; content that grows below does not.
      if (isThere) follow(true);
      else if (scrollTop < lastTop.current || !mayFollow) follow(false);
      lastTop.current = scrollTop;
    },
    [mayFollow, follow],
  );

  return { following, isAtEnd: isAtEnd && mayFollow, leave: () => follow(false), toEnd, onScroll };
}
