import { Injectable } from '@nestjs/common';
import type { Language } from '#contracts';
import { WorkerPool } from '#database';
import { newId, type Id } from '#kernel';
import { newSessionToken, tokenHash } from '../session/session-token.js';

/** A job that this worker has taken; `token` opens the units of the person who asked. */
export interface ClaimedJob {
  readonly id: Id;
  readonly kind: string;
  readonly subjectId: Id;
  readonly attempt: number;
  readonly dueAt: Date;
  readonly language: Language;
  /** From where it was asked. */
  readonly sourceAddress: string;
  readonly token: string;
}

/** A job that cannot run any more, and is over. */
export type RefusedJob = Omit<ClaimedJob, 'token'> & { readonly refusal: string };

interface Row extends Omit<ClaimedJob, 'token'> {
  readonly ticket: Id | null;
  readonly refusal: string | null;
}

const CLAIM = `
  SELECT id, kind, subject_id AS "subjectId", attempt, due_at AS "dueAt", language, source_address AS "sourceAddress",
    ticket, refusal FROM auth.claim_jobs($1, $2, $3, make_interval(secs => $4))`;

/** The jobs that are due, seen by the worker: ids and kinds, never what they are about. */
@Injectable()
export class JobQueue {
  constructor(private readonly pool: WorkerPool) {}

  /** Takes at most `most`. Tokens are made here, and only their hashes leave this process. */
  async claim(
    kinds: readonly string[],
    most: number,
    leaseSeconds: number,
  ): Promise<{ readonly claimed: readonly ClaimedJob[]; readonly refused: readonly RefusedJob[] }> {
    const tokens = new Map(Array.from({ length: most }, () => [newId(), newSessionToken()]));
    const hashes = [...tokens.values()].map(tokenHash);
    const rows = await this.pool.query<Row>(CLAIM, [[...tokens.keys()], hashes, kinds, leaseSeconds]);
    return {
      claimed: rows.flatMap(({ ticket, ...job }) => {
        const token = ticket === null ? undefined : tokens.get(ticket);
        return token === undefined ? [] : [{ ...job, token }];
      }),
      refused: rows.flatMap(({ refusal, ...job }) => (refusal === null ? [] : [{ ...job, refusal }])),
    };
  }

  /** `stop`: the person wants it stopped; `lost`: it is not this worker's any more. */
  async renew({ id, token }: ClaimedJob, leaseSeconds: number): Promise<'go' | 'stop' | 'lost'> {
    const rows = await this.pool.query<{ answer: 'go' | 'stop' | 'lost' }>(
      'SELECT auth.renew_job($1, $2, make_interval(secs => $3)) AS answer',
      [id, tokenHash(token), leaseSeconds],
    );
    return rows[0]?.answer ?? 'lost';
  }

  /** The ticket ends with it. False when the job is somebody else's by now. */
  async finish({ id, token }: ClaimedJob, ending: JobEnding): Promise<boolean> {
    const rows = await this.pool.query<{ done: boolean }>(
      'SELECT auth.finish_job($1, $2, $3, $4, make_interval(secs => $5)) AS done',
      [id, tokenHash(token), ending.outcome, ending.error ?? null, (ending.pauseMs ?? 0) / 1_000],
    );
    return rows[0]?.done ?? false;
  }
}

export interface JobEnding {
  /** `again` begins a new count of attempts, `retry` does not. */
  readonly outcome: 'done' | 'failed' | 'again' | 'retry';
  /** A code. */
  readonly error?: string;
  readonly pauseMs?: number;
}
