import type { RequestContext } from '#access';
import type { AuditObject } from '#audit';
import type { AuditEventName, StreamFrameName, StreamFrames } from '#contracts';
import type { OutboxEvent, Statement } from '#database';
import type { Id } from '#kernel';

/** Something that was read once and goes to several readers. */
export interface Delivery {
  readonly object: AuditObject;
  /**
   * What this reader gets; his right to it was judged already, and the space noted in `ctx.enterable`. Null: of those
   * who may read it, it does not concern him. Readers who get the same should get the same object: it is written as
   * JSON once.
   */
  dataFor(ctx: RequestContext): StreamFrames[StreamFrameName] | null;
}

/** Turns an event of the outbox into what goes over streams. Each feature brings its own, the app lists them. */
export interface DeliverySource {
  /** The outbox types that it knows; each is the name of its frame. */
  readonly types: readonly StreamFrameName[];
  /** What the audit log tells of a delivery. */
  readonly auditEvent: AuditEventName;
  /** What `load` asks the database first: it goes out together with the entry. */
  asksFirst?(subjectId: Id): readonly Statement[];
  /** Reads the subject as one of its readers, inside his unit of work; null when it is gone or no longer his. */
  load(ctx: RequestContext, subjectId: Id): Promise<Delivery | null>;
}

/** Injection token of the list that the app composes. */
export const DELIVERY_SOURCES = Symbol('DELIVERY_SOURCES');

/**
 * An event whose subject is a person: it goes to his own screens alone, of sessions that read its label, whether or not
 * he may still enter the space. It carries no content, and is not recorded.
 */
export interface PersonalSource {
  /** The outbox type that it knows. */
  readonly type: string;
  readonly frame: StreamFrameName;
  /** What it says, read as the person himself inside his unit of work; null: nothing any more. */
  load(ctx: RequestContext, event: OutboxEvent): Promise<StreamFrames[StreamFrameName] | null>;
}

/** Injection token of the list that the app composes. */
export const PERSONAL_SOURCES = Symbol('PERSONAL_SOURCES');
