/** What the people of one kind saw during one fault. Times are those of `performance.now()`. */
export class Tally {
  /** Failures by what was seen: `503 OVERLOADED`, `cut`, `silent` … */
  readonly failures = new Map<string, number>();
  successes = 0;
  firstFailureAt: number | null = null;
  /** Longest that one person waited for one answer, good or bad. */
  longestWaitMs = 0;
  /** Longest time in which nobody of them had a success. */
  longestSilenceMs = 0;
  private lastSuccessAt: number;
  private healedAt = Infinity;
  /** When a person was well again: his first success that began after the repair, no failure since. */
  private readonly wellAt = new Map<number, number>();

  constructor(
    private readonly people: number,
    begin: number,
  ) {
    this.lastSuccessAt = begin;
  }

  healed(at: number): void {
    this.healedAt = at;
  }

  succeed(person: number, begun: number, ended: number): void {
    this.successes += 1;
    this.longestWaitMs = Math.max(this.longestWaitMs, ended - begun);
    this.longestSilenceMs = Math.max(this.longestSilenceMs, ended - this.lastSuccessAt);
    this.lastSuccessAt = ended;
    if (begun >= this.healedAt && !this.wellAt.has(person)) this.wellAt.set(person, ended);
  }

  fail(person: number, begun: number, ended: number, what: string): void {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
    this.firstFailureAt ??= ended;
    this.longestWaitMs = Math.max(this.longestWaitMs, ended - begun);
    this.wellAt.delete(person);
  }

  /** The silence that lasts until the end counts too. */
  close(at: number): void {
    this.longestSilenceMs = Math.max(this.longestSilenceMs, at - this.lastSuccessAt);
  }

  /** From the repair until everybody was well; null while somebody is not. */
  get wellAfterMs(): number | null {
    if (this.wellAt.size < this.people) return null;
    return Math.max(...this.wellAt.values()) - this.healedAt;
  }
}
