import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.js';

/** Asks an address once. @returns the status of the answer. @throws when nobody answers. */
export type AskStatus = (url: string) => Promise<number>;

const askByFetch: AskStatus = async (url) =>
  (await fetch(url, { signal: AbortSignal.timeout(2_000) })).status;

/**
 * Asks `/readyz` until it answers 200.
 * @throws what `ended` was aborted with, or LaunchError when the patience is over.
 */
export async function waitUntilReady(
  origin: string,
  ended: AbortSignal,
  ask: AskStatus = askByFetch,
  patienceMs = 60_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  let last = 'no answer';
  while (performance.now() < end) {
    ended.throwIfAborted();
    try {
      const status = await ask(`${origin}/readyz`);
      if (status === 200) return;
      last = `status ${status}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new LaunchError(`${origin}/readyz was not ready within ${patienceMs / 1000} s (${last}).`);
}
