import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Audited, Can, Ctx, HoldsNoConnection, type RequestContext, type RucheRequest } from '#access';
import { AuditService, SystemAudit } from '#audit';
import { UnitOfWork } from '#database';
import { EventStream } from '#http';
import { DomainError, type Id } from '#kernel';
import { Relay } from './relay.js';

/** Tabs that one session may keep open on one node. */
const MOST_STREAMS = 12;

@Controller('stream')
export class StreamController {
  constructor(
    private readonly audit: AuditService,
    private readonly relay: Relay,
    private readonly system: SystemAudit,
    private readonly uow: UnitOfWork,
  ) {}

  /** Server-sent events; their names and data are `StreamFrames` of the contracts. Resumes after `Last-Event-ID`. */
  @Get()
  @Can('read', 'Stream')
  @HoldsNoConnection()
  @Audited('stream.opened')
  @ApiProduces('text/event-stream')
  async open(
    @Ctx() ctx: RequestContext,
    @Req() { method, ruche }: RucheRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<void> {
    const { token } = ruche;
    const { sessionId } = ctx.principal;
    // Fastify answers HEAD by the handler of GET: it would open a stream that nobody can read.
    if (method === 'HEAD') throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    if (token === null) throw new Error('a guarded route was reached without a session');
    this.requireRoom(sessionId);
    await this.uow.run(token, () => this.audit.record(ctx, { event: 'stream.opened' }));
    // Others may have come in the meantime; from here to the joining nothing waits.
    this.requireRoom(sessionId);
    const stream = new EventStream(reply);
    stream.onEnd(() => {
      void this.system
        .record({ event: 'stream.closed', facts: { session: sessionId } }, { correlationId: ctx.requestId })
        .catch(() => undefined);
    });
    this.relay.join({ stream, token, ctx }, lastEventId ?? null);
  }

  private requireRoom(sessionId: Id): void {
    if (this.relay.streamsOf(sessionId) >= MOST_STREAMS)
      throw new DomainError('throttled', 'STREAMS_TOO_MANY', 'too many streams of one session');
  }
}
