import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccessService } from '#access';
import { AuditService, SystemAudit } from '#audit';
import { UnitOfWork } from '#database';
import { DELIVERY_SOURCES, type Delivery, type DeliverySource } from '#http';
import { DomainError } from '#kernel';
import { SpaceReader } from '#spaces';
import type { PlacedEvent } from './outbox-reader.js';
import type { Subscriber } from './subscriber.js';
import { STREAM_CURSOR } from './stream-cursor.js';
import type { SealedCursor } from './sealed-cursor.js';

/** Session ids in one record: keeps a record well below its 16 KiB. */
const RECIPIENTS_PER_RECORD = 200;

/** What somebody may enter has changed: the event names the person, and goes to his own screens alone. */
const ENTRY_CHANGED = 'space.entry_changed';

/** Brings one event to those of the subscribers who may read it at this moment. */
@Injectable()
export class EventDelivery {
  private readonly log = new Logger(EventDelivery.name);
  private readonly sources: ReadonlyMap<string, DeliverySource>;

  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly spaces: SpaceReader,
    private readonly system: SystemAudit,
    private readonly uow: UnitOfWork,
    @Inject(DELIVERY_SOURCES) sources: readonly DeliverySource[],
    @Inject(STREAM_CURSOR) private readonly cursor: SealedCursor,
  ) {
    this.sources = new Map(sources.flatMap((source) => source.types.map((type) => [type, source] as const)));
  }

  /** The record of a delivery is written before the first byte of it leaves. */
  async deliver(event: PlacedEvent, subscribers: readonly Subscriber[]): Promise<void> {
    if (event.type === ENTRY_CHANGED) {
      this.tellWhomItConcerns(event, subscribers);
      return;
    }
    const source = this.sources.get(event.type);
    const frame = source?.types.find((type) => type === event.type);
    if (!source || !frame) {
      this.log.error(`no feature delivers ${event.type}`);
      return;
    }
    const readers = await this.readersOf(event, subscribers);
    const delivery = await this.load(source, event, readers);
    // Readers were chosen by the label of the event: a subject that carries another one is not theirs.
    if (delivery?.object.labelId !== event.labelId) return;
    await this.record(source, delivery, readers);
    const written = new Map<object, string>();
    for (const { stream, ctx } of readers) {
      ctx.enterable.add(event.spaceId);
      const data = delivery.dataFor(ctx);
      const json = written.get(data) ?? JSON.stringify(data);
      written.set(data, json);
      stream.sendText(frame, json, this.cursor.seal(event.position, ctx.principal.sessionId));
    }
  }

  /** Carries nothing but that it happened; a session that works below the label does not hear even that. */
  private tellWhomItConcerns(event: PlacedEvent, subscribers: readonly Subscriber[]): void {
    for (const { stream, ctx } of subscribers)
      if (ctx.principal.accountId === event.subjectId && ctx.principal.labels.includes(event.labelId))
        stream.send('access.changed', {}, this.cursor.seal(event.position, ctx.principal.sessionId));
  }

  private async readersOf(
    event: PlacedEvent,
    subscribers: readonly Subscriber[],
  ): Promise<readonly Subscriber[]> {
    if (subscribers.length === 0) return [];
    const sessions = [...new Set(subscribers.map(({ ctx }) => ctx.principal.sessionId))];
    const permitted = new Set(await this.spaces.readers(event.spaceId, event.labelId, sessions));
    return subscribers.filter(({ ctx }) => permitted.has(ctx.principal.sessionId));
  }

  /** Read once, as the first reader whose session still opens: even here row-level security has the last word. */
  private async load(
    source: DeliverySource,
    event: PlacedEvent,
    readers: readonly Subscriber[],
  ): Promise<Delivery | null> {
    for (const { token, ctx } of readers) {
      try {
        return await this.uow.run(token, (principal) =>
          source.load(this.access.contextFor(principal, ctx), event.subjectId),
        );
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'unauthenticated')) throw error;
      }
    }
    return null;
  }

  private async record(
    source: DeliverySource,
    { object }: Delivery,
    readers: readonly Subscriber[],
  ): Promise<void> {
    const { labelId } = object;
    if (labelId === null || !(await this.audit.recordedLabels([labelId])).has(labelId)) {
      this.audit.countReads(source.auditEvent, readers.length);
      return;
    }
    const sessions = readers.map(({ ctx }) => ctx.principal.sessionId);
    for (let from = 0; from < sessions.length; from += RECIPIENTS_PER_RECORD) {
      const facts = { sessions: sessions.slice(from, from + RECIPIENTS_PER_RECORD) };
      await this.system.record({ event: source.auditEvent, object, facts });
    }
  }
}
