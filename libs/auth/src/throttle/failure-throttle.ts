import type { Clock } from '#kernel';

interface Entry {
  failures: number;
  /** Milliseconds since the epoch. */
  openAt: number;
}

/** Most names and sources remembered; the oldest go first. Bounds memory under a flood of invented names. */
const MOST_ENTRIES = 50_000;

/**
 * Delays after failures: none at first, then doubling from the first delay to the longest. Nothing locks for ever, and
 * a success forgets. Names are kept whether they exist or not, so that the delay tells nothing.
 */
export class FailureThrottle {
  private readonly entries = new Map<string, Entry>();

  /** @param freeFailures failures that cost nothing, for the mistyped password. */
  constructor(
    private readonly clock: Clock,
    private readonly firstDelaySeconds: number,
    private readonly longestDelaySeconds: number,
    private readonly freeFailures: number,
  ) {}

  /** Whole seconds to wait before the next try; 0 when it may go on. */
  waitSeconds(key: string): number {
    const entry = this.entries.get(key);
    return entry ? Math.max(0, Math.ceil((entry.openAt - this.clock.now().getTime()) / 1000)) : 0;
  }

  /** @returns takes this one failure back. */
  fail(key: string): () => void {
    const { failures: before, openAt: openBefore } = this.entries.get(key) ?? { failures: 0, openAt: 0 };
    const steps = before - this.freeFailures;
    const delay =
      steps < 0 ? 0 : Math.min(this.firstDelaySeconds * 2 ** Math.min(steps, 30), this.longestDelaySeconds);
    this.entries.delete(key);
    const entry = { failures: before + 1, openAt: this.clock.now().getTime() + delay * 1000 };
    this.entries.set(key, entry);
    const oldest = this.entries.keys().next();
    if (this.entries.size > MOST_ENTRIES && oldest.value !== undefined) this.entries.delete(oldest.value);
    return () => {
      const now = this.entries.get(key);
      if (!now) return;
      if (now.failures <= 1) this.entries.delete(key);
      else
        this.entries.set(key, {
          failures: now.failures - 1,
          openAt: now === entry ? openBefore : now.openAt,
        });
    };
  }

  succeed(key: string): void {
    this.entries.delete(key);
  }
}
