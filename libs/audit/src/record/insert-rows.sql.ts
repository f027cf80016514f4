import type { AuditRow } from './audit-entry.js';

/** One statement for any number of records. Rows are queued for sealing by a trigger. */
export const INSERT_ROWS = `
  INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, body, event, actor, session_id, source_address,
    object_type, object_id, label_id, decision, outcome, reason, correlation_id)
  SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::bigint[], $5::bytea[], $6::text[], $7::uuid[],
    $8::uuid[], $9::text[], $10::text[], $11::uuid[], $12::int4[], $13::text[], $14::text[], $15::text[], $16::uuid[])`;

/** Parameters of `INSERT_ROWS`: one array a column. */
export function insertParameters(rows: readonly AuditRow[]): unknown[] {
  return [
    rows.map(({ id }) => id),
    rows.map(({ at }) => at),
    rows.map(({ emitter }) => emitter),
    rows.map(({ emitterSeq }) => emitterSeq),
    rows.map(({ body }) => body),
    rows.map(({ event }) => event),
    rows.map(({ actor }) => actor),
    rows.map(({ sessionId }) => sessionId),
    rows.map(({ sourceAddress }) => sourceAddress),
    rows.map(({ objectType }) => objectType),
    rows.map(({ objectId }) => objectId),
    rows.map(({ labelId }) => labelId),
    rows.map(({ decision }) => decision),
    rows.map(({ outcome }) => outcome),
    rows.map(({ reason }) => reason),
    rows.map(({ correlationId }) => correlationId),
  ];
}
