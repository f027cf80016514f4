/** Soon after the first message, together with what comes right behind it … */
const FIRST_AFTER_MS = 1_000;
/** … and then at most so often, however much is written. */
const AT_MOST_EACH_MS = 10_000;

/** Says when the totals of what is unread are to be asked for again: messages that come in a row ask once. */
export class UnreadWatch {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastAt = -Infinity;

  constructor(private readonly ask: () => void) {}

  /** Somebody else has written something. */
  noteMessage(): void {
    if (this.timer !== null) return;
    const delay = Math.max(FIRST_AFTER_MS, this.lastAt + AT_MOST_EACH_MS - Date.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.lastAt = Date.now();
      this.ask();
    }, delay);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
