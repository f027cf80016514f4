import { useEffect, useState } from 'react';

/** Two moments, in milliseconds since the epoch. */
export interface Wait {
  from: number;
  until: number;
}

/** Whole seconds left of a wait; null without one. Counts by the clock, so a sleeping tab catches up. */
export function useCountdown(wait: Wait | null): number | null {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (wait === null) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [wait]);
  // Before the first tick the last known moment may be long gone.
  return wait && Math.max(0, Math.ceil((wait.until - Math.max(now, wait.from)) / 1000));
}
