import { setImmediate } from 'node:timers/promises';

/** How long lines are read without anything else being done, in milliseconds. */
const LONGEST_MS = 50;

/**
 * A piece may hold a million lines. Between them the process does what else it has to: above all it renews the lease of
 * this very work, which somebody else would have by then.
 */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since < LONGEST_MS) return;
    await setImmediate();
    this.since = performance.now();
  }
}
