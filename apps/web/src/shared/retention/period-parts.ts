export const UNITS = { days: 1, months: 30, years: 365 } as const;
export type Unit = keyof typeof UNITS;

/** Days in the largest unit that they are whole of: the server counts in days alone. */
export function periodParts(days: number): { unit: Unit; count: number } {
  const unit = (['years', 'months'] as const).find((one) => days % UNITS[one] === 0) ?? 'days';
  return { unit, count: days / UNITS[unit] };
}
