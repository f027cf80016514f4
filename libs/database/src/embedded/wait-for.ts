import { setTimeout as sleep } from 'node:timers/promises';

/** Asks `condition` every 20 ms. @returns false when it was not met within `milliseconds`. */
export async function waitFor(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() >= end) return false;
    await sleep(20);
  }
  return true;
}
