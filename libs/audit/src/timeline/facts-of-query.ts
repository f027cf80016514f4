import type { AuditQuery } from '#contracts';
import type { AuditEntry } from '../record/audit-entry.js';

/** What a question to the log asked for: ids, codes and times, only those that were given. */
export function factsOf(query: AuditQuery): NonNullable<AuditEntry['facts']> {
  const { event, limit, ...rest } = query;
  return Object.fromEntries(
    Object.entries({ ...rest, events: event, limit }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
