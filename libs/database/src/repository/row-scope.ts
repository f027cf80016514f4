/** A boolean SQL expression with named parameters (`:name`). */
export interface RowCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the caller may do on rows, as SQL; made by the access rules. */
export type RowScope = (columnOf: (field: string) => string) => RowCondition;
