import type { TestSite } from '../site/test-site.js';

/** How records are planted besides their number: each a value or an SQL expression over `n`. */
export interface PlantedColumns {
  readonly event?: string;
  readonly actor?: string;
  readonly object?: string;
  readonly source?: string;
}

const HOUR_MS = 3_600_000;

/**
 * Many records, one a millisecond, the last one an hour ago, as the superuser: without codes, unsealed, and so that
 * nothing seals them. Values are SQL over `n`, which counts from 1.
 */
export async function plantRecords(
  { admin }: Pick<TestSite, 'admin'>,
  count: number,
  { event = `'message.read'`, actor = 'NULL', object = 'NULL', source = `'10.0.0.1'` }: PlantedColumns,
): Promise<void> {
  const start = Date.now() - HOUR_MS - count;
  await admin.query('SET session_replication_role = replica');
  await admin.query(
    `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, actor, source_address, object_type,
       object_id, decision, outcome, correlation_id)
     SELECT (lpad(to_hex($1::bigint + n), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid,
       to_timestamp(($1::bigint + n) / 1000.0), md5('emitter')::uuid, n, sha256(int8send(n)), convert_to('{"v":3}', 'UTF8'),
       ${event}, ${actor}, ${source}, CASE WHEN ${object} IS NOT NULL THEN 'Message' END, ${object}, 'allow', 'success', md5(n::text)::uuid
     FROM generate_series(1::bigint, $2::bigint) n`,
    [start, count],
  );
  await admin.query('SET session_replication_role = origin');
  await admin.query('ANALYZE audit.audit_event');
}
