import type { AccessService, RequestContext } from '#access';
import type { AuditService } from '#audit';
import type { ClaimedJob, JobRun } from '#auth';
import type { UnitOfWork } from '#database';
import { newId, type Id } from '#kernel';

export interface RunParts {
  readonly access: AccessService;
  readonly audit: AuditService;
  readonly uow: UnitOfWork;
}

/** A claimed job in the hands of its handler. Each unit of work enters anew, so that rights are those of the moment. */
export class ClaimedRun implements JobRun {
  readonly id: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly attempt: number;
  readonly dueAt: Date;
  /** What the records of one claim have in common. */
  private readonly requestId = newId();

  constructor(
    private readonly job: ClaimedJob,
    readonly signal: AbortSignal,
    private readonly parts: RunParts,
  ) {
    ({ id: this.id, kind: this.kind, subjectId: this.subjectId } = job);
    ({ attempt: this.attempt, dueAt: this.dueAt } = job);
  }

  work<T>(work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const { access, audit, uow } = this.parts;
    const { token, language, sourceAddress } = this.job;
    return uow.run(token, async (principal) => {
      const ctx = access.contextFor(principal, { requestId: this.requestId, sourceAddress, language });
      return work(ctx).catch((error: unknown) => {
        audit.abandon(ctx);
        throw error;
      });
    });
  }
}
