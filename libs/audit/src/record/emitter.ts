import type { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock, newId, type Id } from '#kernel';
import { parted } from '../personal/personal-part.js';
import { personalHash } from '../personal/personal-hash.js';
import { Doubts, type DoubtfulRow } from './doubts.js';
import { EmitterLife } from './emitter-life.js';
import type { AuditActor, AuditEntry, AuditRow } from './audit-entry.js';

/** Version of the record's shape, first field of every body. */
const SCHEMA_VERSION = 3;

/** Injection token: the auditor's X25519 public key, or null. */
export const AUDITOR_KEY = Symbol('AUDITOR_KEY');

/**
 * This process as a writer of records: an id, a number for each record in the order of recording, and a code that only
 * the auditor can check. A record that is taken away leaves a gap in the numbers; one that is put in its place has no
 * code (ADR 1 of this lib).
 */
@Injectable()
export class Emitter {
  readonly doubts = new Doubts();
  private life: EmitterLife;

  constructor(
    private readonly clock: Clock,
    @Inject(AUDITOR_KEY) private readonly auditorKey: KeyObject | null,
  ) {
    this.life = new EmitterLife(auditorKey, clock.now(), performance.now());
  }

  /** Of the life that goes on now. */
  get id(): Id {
    return this.life.id;
  }

  /**
   * @param labelWireId the label as it is shown outside: the body is read far from the database's own numbers.
   * The body is canonical JSON (RFC 8785): the bytes are the record, the columns only repeat them. What tells of persons
   * is not in it, only the hash of it (ADR 3 of this lib).
   */
  row(actor: AuditActor, entry: AuditEntry, labelWireId: Id | null): AuditRow {
    const at = this.clock.now();
    const steady = performance.now();
    if (this.life.isOver(at, steady)) this.life = new EmitterLife(this.auditorKey, at, steady);
    const { life } = this;
    const turn = life.next(at, steady);
    const row = columnsOf(life.id, turn.emitterSeq, at, actor, entry);
    const { personal, hidesObject, facts } = parted(actor, entry);
    const text = canonicalize({
      v: SCHEMA_VERSION,
      ...row,
      ...IN_THE_PERSONAL_PART,
      ...(hidesObject && { objectId: undefined }),
      personal: personal && personalHash(personal),
      // The database's own number means nothing outside.
      labelId: undefined,
      at: at.toISOString(),
      epoch: turn.epoch,
      label: labelWireId,
      workingLevel: actor.workingLevel,
      facts: { ...facts, ...(turn.clockBack && { clockBack: true }) },
      ...(turn.sealedKey !== null && { sealedKey: turn.sealedKey }),
      ...(turn.told.length > 0 && { void: turn.told }),
    });
    if (text === undefined) throw new Error('an audit record has no canonical form');
    const body = Buffer.from(text, 'utf8');
    return { ...row, personal, body, mac: life.mac(turn.emitterSeq, body), told: turn.told };
  }

  /** These records did not end well, as far as anybody heard. Whether they stand is asked for before they are told. */
  abandon(rows: readonly DoubtfulRow[]): void {
    this.doubts.add(rows, performance.now());
  }

  /** Tells with the next record those that do not stand. Numbers of an earlier life are told by who closes it. */
  settle(rows: readonly DoubtfulRow[], standing: ReadonlySet<Id>): void {
    const own = rows.filter(({ id, emitter }) => emitter === this.life.id && !standing.has(id));
    this.life.unwritten.add(own.flatMap(({ emitterSeq, told }) => [...told, emitterSeq]));
  }

  /** These records stand: this life goes on, and the key that they told need not be told again. */
  confirm(rows: readonly Pick<AuditRow, 'emitter'>[]): void {
    if (rows.some(({ emitter }) => emitter === this.life.id))
      this.life.confirm(this.clock.now(), performance.now());
  }
}

/** Columns of which the body has nothing. */
const IN_THE_PERSONAL_PART = { actor: undefined, sessionId: undefined, sourceAddress: undefined } as const;

function columnsOf(emitter: Id, emitterSeq: number, at: Date, actor: AuditActor, entry: AuditEntry) {
  return {
    id: newId(),
    at,
    emitter,
    emitterSeq,
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
}
