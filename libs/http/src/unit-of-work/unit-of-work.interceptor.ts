import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, from, lastValueFrom, type Observable } from 'rxjs';
import { AUDITED_MARK, NO_CONNECTION_MARK, PUBLIC_MARK, type RucheRequest } from '#access';
import { AuditService } from '#audit';
import type { AuditEventName } from '#contracts';

/**
 * Runs the route in the unit of work that the session guard opened, and hands the answer on only when it is committed.
 * Pipes run inside, before the handler: a body that is refused there rolls back an empty transaction.
 */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const handler = execution.getHandler();
    const event = this.reflector.get<AuditEventName>(AUDITED_MARK, handler);
    if (this.reflector.get<boolean | undefined>(PUBLIC_MARK, handler))
      return next.handle().pipe(concatMap((answer) => this.audit.conclude(null, event).then(() => answer)));
    if (this.reflector.get<boolean | undefined>(NO_CONNECTION_MARK, handler)) return next.handle();
    return from(this.inUnitOfWork(execution, next, event));
  }

  private async inUnitOfWork(
    execution: ExecutionContext,
    next: CallHandler<unknown>,
    event: AuditEventName,
  ): Promise<unknown> {
    const { ctx, unit } = execution.switchToHttp().getRequest<RucheRequest>().ruche;
    if (!ctx || !unit) throw new Error('a guarded route was reached without a caller');
    return unit.run(async () => {
      const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.audit.conclude(ctx, event);
      return answer;
    });
  }
}
