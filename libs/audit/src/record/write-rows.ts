import type { AuditRow } from './audit-entry.js';
import type { Emitter } from './emitter.js';
import { insertion } from './insert-rows.sql.js';
import type { SystemAuditWriter } from './system-writer.js';

/** Writes records in a transaction of their own: they stand, or their numbers are told by the next. */
export async function writeRows(
  writer: SystemAuditWriter,
  emitter: Emitter,
  rows: readonly AuditRow[],
): Promise<void> {
  try {
    const { text, values } = insertion(rows);
    await writer.query(text, [...values]);
  } catch (error) {
    emitter.abandon(rows);
    throw error;
  }
  emitter.confirm(rows);
}
