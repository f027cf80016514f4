/** What the order of an emitter's records is judged by: a record without its body. */
export interface SeenRecord {
  readonly seq: number;
  /** Null for one that is not sealed yet. */
  readonly index: number | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly epoch: number;
  readonly event: string;
  /** The record says itself that the clock was set back. */
  readonly isClockBack: boolean;
}
