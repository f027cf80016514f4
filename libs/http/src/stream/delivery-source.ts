import type { RequestContext } from '#access';
import type { AuditObject } from '#audit';
import type { AuditEventName, StreamFrameName, StreamFrames } from '#contracts';
import type { Id } from '#kernel';

/** Something that was read once and goes to several readers. */
export interface Delivery {
  readonly object: AuditObject;
  /**
   * What this reader gets; his right to it was judged already, and the space noted in `ctx.enterable`. Readers who get
   * the same should get the same object: it is written as JSON once.
   */
  dataFor(ctx: RequestContext): StreamFrames[StreamFrameName];
}

/** Turns an event of the outbox into what goes over streams. Each feature brings its own, the app lists them. */
export interface DeliverySource {
  /** The outbox types that it knows; each is the name of its frame. */
  readonly types: readonly StreamFrameName[];
  /** What the audit log tells of a delivery. */
  readonly auditEvent: AuditEventName;
  /** Reads the subject as one of its readers, inside his unit of work; null when it is gone or no longer his. */
  load(ctx: RequestContext, subjectId: Id): Promise<Delivery | null>;
}

/** Injection token of the list that the app composes. */
export const DELIVERY_SOURCES = Symbol('DELIVERY_SOURCES');
