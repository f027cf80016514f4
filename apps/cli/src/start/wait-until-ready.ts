import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.js';

/**
 * Asks `/readyz` until it answers 200.
 * @throws what `ended` was aborted with, or LaunchError when the patience is over.
 */
export async function waitUntilReady(origin: string, ended: AbortSignal, patienceMs = 60_000): Promise<void> {
  const end = performance.now() + patienceMs;
  let last = 'no answer';
  while (performance.now() < end) {
    ended.throwIfAborted();
    try {
      const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) return;
      last = `status ${answer.status}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new LaunchError(`${origin}/readyz was not ready within ${patienceMs / 1000} s (${last}).`);
}
