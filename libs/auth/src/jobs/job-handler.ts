import type { RequestContext } from '#access';
import type { Id } from '#kernel';

/** A job is begun at most so often; each begin that leads nowhere is a fault, a crash or an outage. */
export const MOST_JOB_ATTEMPTS = 5;

/** One claim of a job, as its handler sees it. */
export interface JobRun {
  readonly id: Id;
  readonly kind: string;
  readonly subjectId: Id;
  /** 1 at the first; more when a worker died, or the work failed, before. */
  readonly attempt: number;
  readonly dueAt: Date;
  /** Aborted when the person cancels, the claim is lost, or the worker stops: the handler returns soon. */
  readonly signal: AbortSignal;

  /**
   * A unit of work as the person who asked, with his rights of this moment.
   * @throws DomainError unauthenticated SESSION_REQUIRED when he has none any more, or the claim is lost.
   */
  work<T>(work: (ctx: RequestContext) => Promise<T>): Promise<T>;
}

/**
 * Null: done. `againMs`: this was one portion, the next is due in so many milliseconds; also the answer of a handler that
 * stops because its signal says so: a cancelled job ends there.
 */
export type JobResult = { readonly againMs: number } | null;

/**
 * Does the jobs of one kind. A worker may be killed at any moment and the same job begun again: what is done twice must
 * end as if it had been done once. A DomainError (but `unavailable` and `unauthenticated`) ends the job with its code;
 * anything else is tried again, a few times.
 */
export interface JobHandler {
  readonly kind: string;
  run(job: JobRun): Promise<JobResult>;
  /** Told in a unit of the person's own, where he still has one, that it will not be done, and why. */
  refused?(ctx: RequestContext, subjectId: Id, code: string): Promise<void>;
}

/** Injection token: the handlers of all features, listed by the app. */
export const JOB_HANDLERS = Symbol('JOB_HANDLERS');
