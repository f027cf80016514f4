import { MOST_JOB_ATTEMPTS, type JobEnding, type JobResult } from '#auth';
import { DomainError } from '#kernel';

/** Pause before the next try, in milliseconds, doubled with each. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

export function endingOf(result: JobResult): JobEnding {
  return result === null ? { outcome: 'done' } : { outcome: 'again', pauseMs: result.againMs };
}

/**
 * What a failure makes of the job. A rule that refuses will refuse again, so it ends with the rule's code; a fault or an
 * outage may pass. `unauthenticated`: the ticket opens nothing any more, the next claim will say why.
 */
export function endingAfter(error: unknown, attempt: number): JobEnding {
  const passes =
    !(error instanceof DomainError) ||
    error.kind === 'unavailable' ||
    error.kind === 'throttled' ||
    error.kind === 'unauthenticated';
  if (!passes) return { outcome: 'failed', error: error.code };
  const code = error instanceof DomainError ? error.code : 'INTERNAL';
  const gone = error instanceof DomainError && error.kind === 'unauthenticated';
  if (attempt >= MOST_JOB_ATTEMPTS && !gone) return { outcome: 'failed', error: code };
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return { outcome: 'retry', error: code, pauseMs };
}
