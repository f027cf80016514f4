import { useEffect, useRef, type RefObject } from 'react';

/** Asks for more when the end of a list comes near. The button there does the same for the keyboard. */
export function useReachEnd<Element extends HTMLElement>(onReach: () => void): RefObject<Element | null> {
  const end = useRef<Element>(null);
  const latest = useRef(onReach);
  useEffect(() => {
    latest.current = onReach;
  });
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: '200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  });
  return end;
}
