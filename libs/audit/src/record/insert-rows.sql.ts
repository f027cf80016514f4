import type { Statement } from '#database';
import type { AuditRow } from './audit-entry.js';

/** Columns of audit.audit_event in the order of the statements, with the type of each. */
const COLUMNS = {
  id: 'uuid',
  at: 'timestamptz',
  emitter: 'uuid',
  emitterSeq: 'bigint',
  mac: 'bytea',
  body: 'bytea',
  personal: 'bytea',
  event: 'text',
  actor: 'uuid',
  sessionId: 'uuid',
  sourceAddress: 'text',
  objectType: 'text',
  objectId: 'uuid',
  labelId: 'int4',
  decision: 'text',
  outcome: 'text',
  reason: 'text',
  correlationId: 'uuid',
} as const satisfies Readonly<Record<Exclude<keyof AuditRow, 'told'>, string>>;

const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const INTO = `INSERT INTO audit.audit_event (${FIELDS.map(columnName).join(', ')})`;

/** Most requests tell one thing: without the arrays the statement takes half the time. */
const INSERT_ONE = `${INTO} VALUES (${FIELDS.map((_, index) => `$${index + 1}`).join(', ')})`;
const INSERT_MANY = `${INTO} SELECT * FROM unnest(${FIELDS.map((field, index) => `$${index + 1}::${COLUMNS[field]}[]`).join(', ')})`;

/** One statement for any number of records. Rows are queued for sealing by a trigger. */
export function insertion(rows: readonly AuditRow[]): Statement {
  const [row, ...more] = rows;
  return row && more.length === 0
    ? { text: INSERT_ONE, values: FIELDS.map((field) => row[field]) }
    : { text: INSERT_MANY, values: FIELDS.map((field) => rows.map((one) => one[field])) };
}

/** emitterSeq → emitter_seq */
function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
