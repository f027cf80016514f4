import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService, CATALOGUE, SystemAudit } from '#audit';
import type { StreamFrameName, StreamFrames } from '#contracts';
import { UnitOfWork, type Principal, type Statement } from '#database';
import {
  DELIVERY_SOURCES,
  PERSONAL_SOURCES,
  type Delivery,
  type DeliverySource,
  type PersonalSource,
} from '#http';
import { DomainError } from '#kernel';
import { SpaceReader } from '#spaces';
import type { PlacedEvent } from './outbox-reader.js';
import type { Subscriber } from './subscriber.js';
import { STREAM_CURSOR } from './stream-cursor.js';
import type { SealedCursor } from './sealed-cursor.js';

/** Session ids in one record: keeps a record well below its 16 KiB. */
const RECIPIENTS_PER_RECORD = 200;

/** What one reader gets. */
interface Parcel {
  readonly reader: Subscriber;
  readonly data: StreamFrames[StreamFrameName];
}

/** Brings one event to those of the subscribers who may read it at this moment. */
@Injectable()
export class EventDelivery {
  private readonly log = new Logger(EventDelivery.name);
  private readonly sources: ReadonlyMap<string, DeliverySource>;
  private readonly personal: ReadonlyMap<string, PersonalSource>;

  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly spaces: SpaceReader,
    private readonly system: SystemAudit,
    private readonly uow: UnitOfWork,
    @Inject(DELIVERY_SOURCES) sources: readonly DeliverySource[],
    @Inject(PERSONAL_SOURCES) personal: readonly PersonalSource[],
    @Inject(STREAM_CURSOR) private readonly cursor: SealedCursor,
  ) {
    this.sources = new Map(sources.flatMap((source) => source.types.map((type) => [type, source] as const)));
    this.personal = new Map(personal.map((source) => [source.type, source]));
  }

  /** The record of a delivery is written before the first byte of it leaves. */
  async deliver(event: PlacedEvent, subscribers: readonly Subscriber[]): Promise<void> {
    const personal = this.personal.get(event.type);
    if (personal) return this.tellWhomItConcerns(personal, event, subscribers);
    const source = this.sources.get(event.type);
    const frame = source?.types.find((type) => type === event.type);
    if (!source || !frame) {
      this.log.error(`no feature delivers ${event.type}`);
      return;
    }
    const readers = await this.readersOf(event, subscribers);
    const asksFirst = source.asksFirst?.(event.subjectId) ?? [];
    const delivery = await this.readAsOneOf(readers, (ctx) => source.load(ctx, event.subjectId), asksFirst);
    // Readers were chosen by the label of the event: a subject that carries another one is not theirs.
    if (delivery?.object.labelId !== event.labelId) return;
    const parcels = readers.flatMap((reader): Parcel[] => {
      reader.ctx.enterable.add(event.spaceId);
      const data = delivery.dataFor(reader.ctx);
      return data === null ? [] : [{ reader, data }];
    });
    if (parcels.length === 0) return;
    await this.record(source, delivery, parcels);
    const written = new Map<object, string>();
    for (const { reader, data } of parcels) {
      const json = written.get(data) ?? JSON.stringify(data);
      written.set(data, json);
      this.send(reader, frame, json, event);
    }
  }

  /** A session that works below the label does not even hear that something happened. */
  private async tellWhomItConcerns(
    source: PersonalSource,
    event: PlacedEvent,
    subscribers: readonly Subscriber[],
  ): Promise<void> {
    const own = subscribers.filter(
      ({ ctx }) =>
        ctx.principal.accountId === event.subjectId && ctx.principal.labels.includes(event.labelId),
    );
    const data = await this.readAsOneOf(own, (ctx) => source.load(ctx, event));
    if (data === null) return;
    const json = JSON.stringify(data);
    for (const reader of own) this.send(reader, source.frame, json, event);
  }

  private send(
    { stream, ctx }: Subscriber,
    frame: StreamFrameName,
    json: string,
    { position }: PlacedEvent,
  ): void {
    stream.sendText(frame, json, this.cursor.seal(position, ctx.principal.sessionId));
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
  private async readAsOneOf<T>(
    readers: readonly Subscriber[],
    load: (ctx: RequestContext) => Promise<T | null>,
    asksFirst: readonly Statement[] = [],
  ): Promise<T | null> {
    for (const { token, ctx } of readers) {
      try {
        const work = (principal: Principal): Promise<T | null> =>
          load(this.access.contextFor(principal, ctx));
        return await this.uow.run(token, work, { asksFirst, onlyReads: true });
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'unauthenticated')) throw error;
      }
    }
    return null;
  }

  private async record(
    source: DeliverySource,
    { object }: Delivery,
    parcels: readonly Parcel[],
  ): Promise<void> {
    const { labelId } = object;
    const counted = CATALOGUE[source.auditEvent].kept === 'counted';
    if (counted || labelId === null || !(await this.audit.recordedLabels([labelId])).has(labelId)) {
      this.audit.countReads(source.auditEvent, parcels.length);
      return;
    }
    const sessions = parcels.map(({ reader }) => reader.ctx.principal.sessionId);
    for (let from = 0; from < sessions.length; from += RECIPIENTS_PER_RECORD) {
      const facts = { sessions: sessions.slice(from, from + RECIPIENTS_PER_RECORD) };
      await this.system.record({ event: source.auditEvent, object, facts });
    }
  }
}
