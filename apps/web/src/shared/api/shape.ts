export type Check = (value: unknown) => boolean;
export type Shape = Readonly<Record<string, Check>>;

export const text: Check = (value) => typeof value === 'string';
export const flag: Check = (value) => typeof value === 'boolean';
export const id: Check = (value) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
export const moment: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) && !Number.isNaN(Date.parse(value));

export function oneOf(values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

export function shape(of: Shape): Check {
  return (value) => has(value, of);
}

export function listOf(of: Shape): Check {
  return (value) => Array.isArray(value) && value.every((item) => has(item, of));
}

/** As strict as the contract: a key that is missing and one that nobody knows are refused alike. */
export function has(value: unknown, of: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return (
    entries.size === Object.keys(of).length &&
    Object.entries(of).every(([key, check]) => entries.has(key) && check(entries.get(key)))
  );
}
