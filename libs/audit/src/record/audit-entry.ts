import type { AuditEventName } from '#contracts';
import type { Id } from '#kernel';

export interface AuditObject {
  readonly type: string;
  readonly id: Id;
  /** Internal label id; null for what carries none. */
  readonly labelId: number | null;
  /** The same as it is shown outside, for writers that may not look labels up. */
  readonly labelWireId?: Id;
}

/** What a writer says of one thing that happened. Never content, never a secret. */
export interface AuditEntry {
  readonly event: AuditEventName;
  readonly decision?: 'allow' | 'deny';
  readonly outcome?: 'success' | 'failure';
  /** A code, such as FORBIDDEN. */
  readonly reason?: string;
  readonly object?: AuditObject;
  /**
   * Small facts of this event: counts, codes, ids. Keys sorted by the canonical form. A fact that names a person is
   * listed in the catalogue, so that it can be forgotten.
   */
  readonly facts?: Readonly<
    Record<string, string | number | boolean | readonly string[] | readonly number[] | null>
  >;
}

/** Who did it, from where, in which request; null for the system or for somebody who never entered. */
export interface AuditActor {
  readonly actor: Id | null;
  readonly sessionId: Id | null;
  readonly workingLevel: string | null;
  readonly sourceAddress: string | null;
  readonly correlationId: Id;
}

/** One row of audit.audit_event, in the order of its columns; `told` is no column. */
export interface AuditRow {
  readonly id: Id;
  readonly at: Date;
  readonly emitter: Id;
  readonly emitterSeq: number;
  readonly mac: Buffer;
  readonly body: Buffer;
  /** What tells of persons, behind its salt; null where nothing does. */
  readonly personal: Buffer | null;
  readonly event: AuditEventName;
  readonly actor: Id | null;
  readonly sessionId: Id | null;
  readonly sourceAddress: string | null;
  readonly objectType: string | null;
  readonly objectId: Id | null;
  readonly labelId: number | null;
  readonly decision: 'allow' | 'deny';
  readonly outcome: 'success' | 'failure';
  readonly reason: string | null;
  readonly correlationId: Id;
  /** Numbers that its body declares void: to be told again when it is rolled back itself. */
  readonly told: readonly number[];
}
