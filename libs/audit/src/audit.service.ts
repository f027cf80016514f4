import { Injectable } from '@nestjs/common';
import { LabelStore, PolicyStore, type RequestContext } from '#access';
import { isRecorded, type AuditEventName } from '#contracts';
import { leaveStatements } from '#database';
import type { Id } from '#kernel';
import type { AuditActor, AuditEntry, AuditRow } from './record/audit-entry.js';
import { CATALOGUE } from './catalogue.js';
import { Emitter } from './record/emitter.js';
import { insertion } from './record/insert-rows.sql.js';
import { ReadCounter } from './record/read-counter.js';

/** An object that was shown. */
export interface ReadObject {
  readonly id: Id;
  readonly labelId: number;
}

/** Writes records in the transaction of what they tell: both commit, or neither. */
@Injectable()
export class AuditService {
  /** Events that a request has told so far. */
  private readonly told = new WeakMap<RequestContext, Set<AuditEventName>>();
  /** Records that a request has written so far. */
  private readonly written = new WeakMap<RequestContext, AuditRow[]>();

  constructor(
    private readonly emitter: Emitter,
    private readonly counter: ReadCounter,
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
  ) {}

  async record(ctx: RequestContext, entry: AuditEntry): Promise<void> {
    this.mark(ctx, entry.event);
    this.write(ctx, await this.rows(actorOf(ctx), [entry]));
  }

  /** The request was rolled back: the numbers that its records took will be told by the next record. */
  abandon(ctx: RequestContext): void {
    this.emitter.abandon(this.written.get(ctx) ?? []);
    this.written.delete(ctx);
  }

  /** The same for rows that were made for a connection of the caller's own. */
  abandonRows(rows: readonly AuditRow[]): void {
    this.emitter.abandon(rows);
  }

  /**
   * Last word of a request that went well: what the log tells of every such request is counted or recorded, unless
   * the service has told it already.
   * @throws Error when a read that has to be judged by its label was never reported: a silent route.
   */
  async conclude(ctx: RequestContext | null, event: AuditEventName): Promise<void> {
    const { kept } = CATALOGUE[event];
    if (kept === 'counted') {
      this.counter.add(event);
    } else if (ctx && !this.told.get(ctx)?.has(event)) {
      if (kept === 'by-level') throw new Error(`a route read without reporting ${event}`);
      await this.record(ctx, { event });
    }
  }

  /** Counts reads below the recorded level that no request asked for, or that another route would have counted. */
  countReads(event: AuditEventName, times: number): void {
    this.counter.add(event, times);
  }

  /** One record for each object at or above the level from which the policy wants it; the rest is counted. */
  async recordReads(
    ctx: RequestContext,
    event: AuditEventName,
    type: string,
    objects: readonly ReadObject[],
  ): Promise<void> {
    this.mark(ctx, event);
    const recorded = await this.recordedLabels(objects.map(({ labelId }) => labelId));
    const entries = objects
      .filter(({ labelId }) => recorded.has(labelId))
      .map(({ id, labelId }) => ({ event, object: { type, id, labelId } }));
    this.counter.add(event, objects.length - entries.length);
    if (entries.length === 0) return;
    this.write(ctx, await this.rows(actorOf(ctx), entries));
  }

  /** Which of these labels lie at or above the level whose reads are recorded one by one. */
  async recordedLabels(labelIds: readonly number[]): Promise<ReadonlySet<number>> {
    const { policies } = await this.policies.get();
    const labels = await this.labels.byIds([...new Set(labelIds)]);
    const recorded = labels.filter(({ parts }) => isRecorded(policies, parts));
    return new Set(recorded.map(({ id }) => id));
  }

  /** Rows of a known caller, for writers with a connection of their own. */
  rowsOf(ctx: RequestContext, entries: readonly AuditEntry[]): Promise<readonly AuditRow[]> {
    return this.rows(actorOf(ctx), entries);
  }

  /** Rows ready to insert, for writers with a connection of their own. */
  async rows(actor: AuditActor, entries: readonly AuditEntry[]): Promise<readonly AuditRow[]> {
    const wanted = entries.flatMap(({ object }) => object?.labelId ?? []);
    const wireIds = wanted.length > 0 ? await this.labels.wireIds(wanted) : new Map<number, Id>();
    return entries.map((entry) =>
      this.emitter.row(actor, entry, wireIds.get(entry.object?.labelId ?? -1) ?? null),
    );
  }

  private mark(ctx: RequestContext, event: AuditEventName): void {
    const told = this.told.get(ctx) ?? new Set();
    this.told.set(ctx, told.add(event));
  }

  private write(ctx: RequestContext, rows: readonly AuditRow[]): void {
    this.written.set(ctx, [...(this.written.get(ctx) ?? []), ...rows]);
    leaveStatements([insertion(rows)]);
  }
}

function actorOf(ctx: RequestContext): AuditActor {
  return {
    actor: ctx.principal.accountId,
    sessionId: ctx.principal.sessionId,
    workingLevel: ctx.principal.workingLevel,
    sourceAddress: ctx.sourceAddress,
    correlationId: ctx.requestId,
  };
}
