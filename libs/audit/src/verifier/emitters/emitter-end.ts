/** What later records say of the end of an emitter that crashed. */
export interface EmitterEnd {
  /** The highest number that it left. */
  readonly last: number;
  /** Index of the record that says so; null for one that is not sealed yet. */
  readonly by: number | null;
}
