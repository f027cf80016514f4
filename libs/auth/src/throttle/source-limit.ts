import type { Clock } from '#kernel';

const WINDOW_MS = 60_000;
const MOST_SOURCES = 50_000;

/** Failures per source address and minute. A whole office may sit behind one address: the bound is wide. */
export class SourceLimit {
  private readonly windows = new Map<string, { from: number; failures: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly failuresPerMinute: number,
  ) {}

  /** Whole seconds until the source may try again; 0 when it may now. */
  waitSeconds(source: string): number {
    const window = this.windows.get(source);
    const now = this.clock.now().getTime();
    if (!window || window.failures < this.failuresPerMinute || now - window.from >= WINDOW_MS) return 0;
    return Math.ceil((window.from + WINDOW_MS - now) / 1000);
  }

  /** @returns takes this one failure back. */
  fail(source: string): () => void {
    const now = this.clock.now().getTime();
    const window = this.windows.get(source);
    if (window && now - window.from < WINDOW_MS) {
      window.failures += 1;
      return () => void (window.failures -= 1);
    }
    const opened = { from: now, failures: 1 };
    this.windows.delete(source);
    this.windows.set(source, opened);
    const oldest = this.windows.keys().next();
    if (this.windows.size > MOST_SOURCES && oldest.value !== undefined) this.windows.delete(oldest.value);
    return () => void (opened.failures -= 1);
  }
}
