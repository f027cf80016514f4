import { Injectable } from '@nestjs/common';
import type { RucheState } from '#access';
import { AuditService, SystemAudit, type AuditEntry } from '#audit';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';

/**
 * Records refusals and failures after their transaction was rolled back, in a fresh one of the same caller. When he
 * is not known, or no longer may enter, the system records it.
 */
@Injectable()
export class RefusalAudit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly system: SystemAudit,
  ) {}

  /** @throws whatever kept the record from being written. */
  async record(state: RucheState, code: string, status: number, route: string): Promise<void> {
    const refused = status < 500;
    const entry: AuditEntry = {
      event: refused ? 'request.refused' : 'request.failed',
      decision: refused ? 'deny' : 'allow',
      outcome: 'failure',
      reason: code,
      facts: { status, route },
    };
    const { ctx, token } = state;
    if (!ctx || token === null) return this.bySystem(state, entry);
    this.audit.abandon(ctx);
    try {
      await this.uow.run(token, () => this.audit.record(ctx, entry));
    } catch (error) {
      this.audit.abandon(ctx);
      if (!(error instanceof DomainError && error.kind === 'unauthenticated')) throw error;
      await this.bySystem(state, entry);
    }
  }

  private bySystem({ sourceAddress, requestId }: RucheState, entry: AuditEntry): Promise<void> {
    return this.system.record(entry, { sourceAddress, correlationId: requestId });
  }
}
