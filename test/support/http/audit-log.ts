import { wholeRecord } from '../audit/whole-record.js';
import type { TestSite } from '../site/test-site.js';

export interface AuditRecord {
  readonly id: string;
  readonly event: string;
  readonly actor: string | null;
  readonly reason: string | null;
  readonly decision: string;
  readonly outcome: string;
  readonly objectId: string | null;
  /** All that it says, also of persons. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The bytes that count, what it says of persons behind the rest. */
  readonly text: string;
}

interface Row extends Omit<AuditRecord, 'body'> {
  readonly personal: Buffer | null;
}

/** Records in the order of their making, optionally of one event or of one request. */
export async function auditRecords(
  site: TestSite,
  filter: { event?: string; requestId?: string; objectId?: string } = {},
): Promise<readonly AuditRecord[]> {
  const { rows } = await site.admin.query<Row>(
    `SELECT id, event, actor, reason, decision, outcome, object_id AS "objectId", convert_from(body, 'UTF8') AS text, personal
     FROM audit.audit_event
     WHERE ($1::text IS NULL OR event = $1) AND ($2::uuid IS NULL OR correlation_id = $2)
       AND ($3::uuid IS NULL OR object_id = $3)
     ORDER BY id`,
    [filter.event ?? null, filter.requestId ?? null, filter.objectId ?? null],
  );
  return rows.map(({ personal, text, ...row }) => ({
    ...row,
    body: wholeRecord(text, personal),
    text: text + String(personal ?? ''),
  }));
}

/** The one record of a refusal, found by the id that its answer told. */
export async function refusalOf(
  site: TestSite,
  answer: { headers: Readonly<Record<string, unknown>> },
): Promise<Pick<AuditRecord, 'event' | 'actor' | 'reason' | 'decision' | 'outcome'> | null> {
  const requestId = String(answer.headers['x-request-id']);
  const found = (await auditRecords(site, { requestId })).filter(({ outcome }) => outcome === 'failure');
  if (found.length !== 1) return null;
  const [{ event, actor, reason, decision, outcome }] = found as [AuditRecord];
  return { event, actor, reason, decision, outcome };
}
