import type { Action, SubjectName } from '#contracts';
import { assertComplete } from './conditions-matcher.js';
import type { FieldCondition } from './conditions.js';
import type { Rule } from './ability.js';

export interface SqlCondition {
  /** A boolean expression with named parameters (`:name`). */
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Puts a value among the parameters and gives its place in the statement. */
export type Bind = (value: unknown) => string;

/** Gives the SQL of "the caller may enter the space named by this column". */
export type SpaceEntrySql = (spaceColumn: string, bind: Bind) => string;

/**
 * Rows that the rules allow, as a condition on `alias`. No rule → no row. The same rules are read in memory by
 * `conditionsMatcher`; a test holds the two and row-level security together.
 * @param columnOf gives the quoted column of a field; it throws on a field that the table has not.
 */
export function rulesToSql(
  rules: readonly Rule[],
  action: Action,
  subject: SubjectName,
  columnOf: (field: string) => string,
  spaceEntry: SpaceEntrySql,
): SqlCondition {
  const parameters: Record<string, unknown> = {};
  const bind: Bind = (value) => {
    const name = `scope_${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  };
  const relevant = rules.filter((rule) => rule.action === action && rule.subject === subject);
  const alternatives = relevant.map(({ conditions }) =>
    conditions === undefined
      ? 'TRUE'
      : Object.entries(conditions)
          .map(([field, condition]) => fieldSql(field, condition, columnOf(field), bind, spaceEntry))
          .join(' AND '),
  );
  return {
    sql: alternatives.length === 0 ? 'FALSE' : alternatives.map((one) => `(${one})`).join(' OR '),
    parameters,
  };
}

function fieldSql(
  field: string,
  condition: FieldCondition,
  column: string,
  bind: Bind,
  spaceEntry: SpaceEntrySql,
): string {
  assertComplete(field, condition);
  if ('$eq' in condition) return `${column} = ${bind(condition.$eq)}`;
  if ('$in' in condition) return `${column} = ANY (${bind([...condition.$in])})`;
  return spaceEntry(column, bind);
}
