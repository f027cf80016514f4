import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock, newId, type Id } from '#kernel';
import { Unwritten } from './unwritten.js';
import type { AuditActor, AuditEntry, AuditRow } from './audit-entry.js';

/** Version of the record's shape, first field of every body. */
const SCHEMA_VERSION = 1;

/** This process as a writer of records: its own id, and a number for each record in the order of recording. */
@Injectable()
export class Emitter {
  readonly id: Id = newId();
  readonly unwritten = new Unwritten();
  private sequence = 0;

  constructor(private readonly clock: Clock) {}

  /**
   * @param labelWireId the label as it is shown outside: the body is read far from the database's own numbers.
   * The body is canonical JSON (RFC 8785): the bytes are the record, the columns only repeat them.
   */
  row(actor: AuditActor, entry: AuditEntry, labelWireId: Id | null): AuditRow {
    const row = {
      id: newId(),
      at: this.clock.now(),
      emitter: this.id,
      emitterSeq: ++this.sequence,
      event: entry.event,
      actor: actor.actor,
      sessionId: actor.sessionId,
      sourceAddress: actor.sourceAddress,
      objectType: entry.object?.type ?? null,
      objectId: entry.object?.id ?? null,
      labelId: entry.object?.labelId ?? null,
      decision: entry.decision ?? 'allow',
      outcome: entry.outcome ?? 'success',
      reason: entry.reason ?? null,
      correlationId: actor.correlationId,
    } as const;
    const text = canonicalize({
      v: SCHEMA_VERSION,
      ...row,
      // The database's own number means nothing outside.
      labelId: undefined,
      at: row.at.toISOString(),
      label: labelWireId,
      workingLevel: actor.workingLevel,
      facts: entry.facts ?? {},
    });
    if (text === undefined) throw new Error('an audit record has no canonical form');
    return { ...row, body: Buffer.from(text, 'utf8') };
  }
}
