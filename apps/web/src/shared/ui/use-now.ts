import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;

const thisMinute = (): number => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;

function eachMinute(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE_MS);
  return () => {
    clearInterval(timer);
  };
}

/** The current minute, in milliseconds since the epoch; what shows it is drawn again when it changes. */
export function useNow(): number {
  return useSyncExternalStore(eachMinute, thisMinute);
}
