import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import { newId, type Id } from '#kernel';

export interface AskedJob {
  /** Feature and act, such as message.send. One handler of the worker knows it. */
  readonly kind: string;
  /** What the handler finds its work by: ids only, the words stay where their label is. */
  readonly subjectId: Id;
  readonly dueAt: Date;
}

export interface JobState {
  readonly id: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly dueAt: Date;
  readonly attempts: number;
  /** A code; null while nothing went wrong. */
  readonly lastError: string | null;
  readonly cancelAsked: boolean;
}

/**
 * Where a feature asks for work that is done later, in the same transaction as what it is about. The work runs with the
 * rights that its asker has then, never above the working level that he has now.
 */
@Injectable()
export class JobDesk {
  /** @throws DomainError conflict JOB_ASKED when the same waits or runs already; JOB_LIMIT_REACHED. */
  async ask(ctx: RequestContext, { kind, subjectId, dueAt }: AskedJob): Promise<Id> {
    const id = newId();
    await runStatement('SELECT auth.ask_job($1, $2, $3, $4, $5)', [id, kind, subjectId, dueAt, ctx.language]);
    return id;
  }

  /** @throws DomainError conflict JOB_OVER when it does not wait any more. */
  async move(_ctx: RequestContext, id: Id, dueAt: Date): Promise<void> {
    await runStatement('SELECT auth.move_job($1, $2)', [id, dueAt]);
  }

  /** `asked`: it runs now and is told to stop; `over`: there is nothing to cancel. */
  async cancel(_ctx: RequestContext, id: Id): Promise<'cancelled' | 'asked' | 'over'> {
    const rows = await runStatement<{ outcome: 'cancelled' | 'asked' | 'over' }>(
      'SELECT auth.cancel_job($1) AS outcome',
      [id],
    );
    return rows[0]?.outcome ?? 'over';
  }

  /** The caller's own among these; a job that ended more than a month ago is forgotten. */
  async states(_ctx: RequestContext, ids: readonly Id[]): Promise<ReadonlyMap<Id, JobState>> {
    if (ids.length === 0) return new Map();
    const rows = await runStatement<JobState>(
      `SELECT id, kind, subject_id AS "subjectId", state, due_at AS "dueAt", attempts, last_error AS "lastError",
         cancel_asked AS "cancelAsked" FROM auth.own_jobs($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
