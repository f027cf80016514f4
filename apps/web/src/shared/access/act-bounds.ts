/** The server counts an act only when the last one it counted is older. */
const COUNTED_AFTER_MS = 60_000;
/** The server rounds to seconds, and a request takes its time. */
const SLACK_MS = 1_500;

/**
 * Between which two moments the server last counted an act. It says nothing of that: it follows from the requests that
 * were answered. Milliseconds since the epoch; both 0 before the first.
 */
export class ActBounds {
  earliest = 0;
  latest = 0;

  /** A new session: the server counts from here. */
  opened(at: number): void {
    this.earliest = at;
    this.latest = at;
  }

  /** @param at when the answered request was sent */
  acted(at: number): void {
    const isFirst = this.latest === 0;
    if (!isFirst && at - this.latest > COUNTED_AFTER_MS + SLACK_MS) {
      this.opened(at);
    } else if (isFirst || at - this.earliest > COUNTED_AFTER_MS - SLACK_MS) {
      this.earliest = Math.max(this.earliest, at - COUNTED_AFTER_MS - SLACK_MS);
      this.latest = Math.max(this.latest, at);
    }
  }
}
