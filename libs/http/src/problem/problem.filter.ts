import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { RucheRequest } from '#access';
import { DomainError } from '#kernel';
import { expectedFailure, problemOf } from './problem-of.js';
import { RefusalAudit } from './refusal-audit.js';

/** The one place where a failure becomes an answer. It is recorded first: what cannot be recorded is a 503. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly refusals: RefusalAudit) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<RucheRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A guard that refused leaves the unit of work without its work.
    await request.ruche.unit?.abandon();
    const failure = expectedFailure(error);
    if (!failure) this.log.error(error, `request ${request.ruche.requestId} failed`);
    const answered = await this.recorded(request, failure);
    if (reply.sent || reply.raw.destroyed) return;
    const problem = problemOf(answered, request.ruche.requestId);
    const wait = answered?.details['retryAfterSeconds'];
    if (typeof wait === 'number') void reply.header('retry-after', String(wait));
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }

  private async recorded(request: RucheRequest, failure: DomainError | null): Promise<DomainError | null> {
    if (failure?.recorded) return failure;
    const { status, code } = problemOf(failure, '');
    const route = `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
    const recording = this.refusals.record(request.ruche, code, status, route);
    if (failure?.kind === 'unavailable') {
      // What is unavailable may be the database itself: the caller does not wait for a record that cannot be written.
      recording.catch(() => undefined);
      return failure;
    }
    try {
      await recording;
      return failure;
    } catch (cause) {
      this.log.error(cause, `request ${request.ruche.requestId} could not be recorded`);
      return new DomainError('unavailable', 'AUDIT_UNAVAILABLE', 'the act could not be recorded', { cause });
    }
  }
}
