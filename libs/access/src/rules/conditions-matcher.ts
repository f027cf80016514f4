import type { ConditionsMatcher } from '@casl/ability';
import type { Conditions, FieldCondition } from './conditions.js';

/** In-memory reading of conditions; `rulesToSql` is the other one. A field that is missing satisfies nothing. */
export const conditionsMatcher: ConditionsMatcher<Conditions> = (conditions) => {
  const fields = Object.entries(conditions);
  if (fields.length === 0) throw new Error('a rule without a field in its conditions would match everything');
  for (const [field, condition] of fields) assertComplete(field, condition);
  return (object) => fields.every(([field, condition]) => matches(object[field], condition));
};

/** `undefined` inside a condition would quietly change its meaning. */
export function assertComplete(field: string, condition: FieldCondition): void {
  const values: readonly unknown[] =
    '$in' in condition ? condition.$in : Object.values(condition as Record<string, unknown>);
  if (Object.keys(condition).length !== 1 || values.some((value) => value === undefined || value === null))
    throw new Error(`the condition on ${field} is not complete`);
}

function matches(value: unknown, condition: FieldCondition): boolean {
  if (value === undefined || value === null) return false;
  if ('$eq' in condition) return value === condition.$eq;
  if ('$in' in condition) return condition.$in.some((candidate) => candidate === value);
  return typeof value === 'string' && condition.$memberOf.has(value);
}
