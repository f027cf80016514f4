import type { AuditRecord } from '#contracts';
import type { Id } from '#kernel';
import { toldIn } from './told-in.js';

/** A record as the database gives it. */
export interface RecordRow {
  readonly id: Id;
  readonly at: Date;
  readonly event: string;
  readonly actor: Id | null;
  readonly actorName: string | null;
  readonly sessionId: Id | null;
  readonly sourceAddress: string | null;
  readonly objectType: string | null;
  readonly objectId: Id | null;
  readonly labelId: number | null;
  readonly decision: AuditRecord['decision'];
  readonly outcome: AuditRecord['outcome'];
  readonly reason: string | null;
  readonly correlationId: Id;
  readonly body: Buffer;
  /** What it says of persons, behind its salt; null: nothing, or nothing any more. */
  readonly personal: Buffer | null;
  /** A bigint comes as text. */
  readonly index: string | null;
}

/** The label of a record as its reader may see it. */
export type MarkingOf = (labelId: number) => AuditRecord['label'];

export function toRecord(row: RecordRow, marking: MarkingOf): AuditRecord {
  const { id, event, actor, actorName, objectType, objectId, labelId, decision, outcome, reason } = row;
  const { workingLevel, facts, erased } = toldIn(row.body, row.personal);
  return {
    ...{ id, event, decision, outcome, reason, workingLevel, facts, erased },
    at: row.at.toISOString(),
    actor: actor === null ? null : { id: actor, displayName: actorName },
    session: row.sessionId,
    source: row.sourceAddress,
    object: objectType === null ? null : { type: objectType, id: objectId },
    label: labelId === null ? null : marking(labelId),
    correlation: row.correlationId,
    index: row.index === null ? null : Number(row.index),
  };
}
