import type { AuditSearch } from './audit-search.js';

/** The moments (UTC) between which two days of this machine lie; a day may be 23 or 25 hours long. */
export function dayBounds({ from, until }: Pick<AuditSearch, 'from' | 'until'>): {
  from?: string;
  until?: string;
} {
  return {
    ...(from !== undefined && { from: midnight(from, 0) }),
    ...(until !== undefined && { until: midnight(until, 1) }),
  };
}

function midnight(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
