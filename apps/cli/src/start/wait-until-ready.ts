import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './launch-error.js';

export interface Readiness {
  readonly status: number;
  readonly text: string;
}

/** Asks an address once. @throws when nobody answers. */
export type Ask = (url: string) => Promise<Readiness>;

/** `/readyz` itself gives the database and the directory 2 s before it says that they do not answer. */
const PATIENCE_MS = 5_000;

const askByFetch: Ask = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { status: answer.status, text: await answer.text() };
};

/**
 * Asks `/readyz` until it answers 200.
 * @returns what it then says.
 * @throws what `ended` was aborted with, or LaunchError when the patience is over.
 */
export async function waitUntilReady(
  origin: string,
  ended: AbortSignal,
  ask: Ask = askByFetch,
  patienceMs = 60_000,
): Promise<string> {
  const end = performance.now() + patienceMs;
  let last = 'no answer';
  while (performance.now() < end) {
    ended.throwIfAborted();
    try {
      const { status, text } = await ask(`${origin}/readyz`);
      if (status === 200) return text;
      last = `status ${status}`;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new LaunchError(`${origin}/readyz was not ready within ${patienceMs / 1000} s (${last}).`);
}
