import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AccessService } from '#access';
import { AuditService, SystemAudit } from '#audit';
import {
  JOB_HANDLERS,
  JobQueue,
  type ClaimedJob,
  type JobEnding,
  type JobHandler,
  type RefusedJob,
} from '#auth';
import { UnitOfWork } from '#database';
import { ClaimedRun, type RunParts } from './claimed-run.js';
import { endingAfter, endingOf } from './job-ending.js';
import { Lease } from './lease.js';

export interface RunnerOptions {
  /** How often due jobs are looked for, give or take a fifth so that several workers do not ask at once. */
  readonly pollMs: number;
  /** How long a worker that has died keeps its jobs. */
  readonly leaseSeconds: number;
  /** Jobs at the same time in this process. */
  readonly parallel: number;
}
export const RUNNER_OPTIONS = Symbol('RUNNER_OPTIONS');

/** Longest pause between two looks while the database is away, in milliseconds. */
const LONGEST_PAUSE_MS = 30_000;

/** Does the jobs that are due, each as the person who asked for it. Any number of workers share the same table. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Jobs');
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private readonly parts: RunParts;
  private readonly running = new Map<Lease, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private failures = 0;
  private stopped = false;

  constructor(
    @Inject(JOB_HANDLERS) handlers: readonly JobHandler[],
    @Inject(RUNNER_OPTIONS) private readonly options: RunnerOptions,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly system: SystemAudit,
    access: AccessService,
    uow: UnitOfWork,
  ) {
    this.parts = { access, audit, uow };
    this.handlers = new Map(handlers.map((handler) => [handler.kind, handler]));
    if (this.handlers.size < handlers.length) throw new Error('two handlers for one kind of job');
  }

  onApplicationBootstrap(): void {
    if (this.handlers.size > 0) this.next(0);
  }

  /** What runs is told to stop and waited for; what does not stop in time comes back when its lease is over. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.looking;
    for (const lease of this.running.keys()) lease.tell('stopping');
    await Promise.all(this.running.values());
  }

  private next(afterMs: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, afterMs);
  }

  private async look(): Promise<void> {
    const { leaseSeconds, parallel, pollMs } = this.options;
    const free = parallel - this.running.size;
    let taken = 0;
    try {
      if (free > 0) {
        const { claimed, refused } = await this.queue.claim([...this.handlers.keys()], free, leaseSeconds);
        taken = claimed.length + refused.length;
        for (const job of claimed) this.begin(job);
        for (const job of refused) await this.tellRefused(job);
      }
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      this.log.warn(error, 'jobs wait for the database');
    }
    // A full hand means that more may be due.
    const pause = taken > 0 && taken === free ? 0 : pollMs * 2 ** Math.min(this.failures, 10);
    this.next(Math.min(pause, LONGEST_PAUSE_MS) * (0.8 + Math.random() * 0.4));
  }

  private begin(job: ClaimedJob): void {
    const lease = new Lease(this.queue, job, this.options.leaseSeconds);
    const done = this.carryOut(job, lease)
      .catch((error: unknown) => {
        this.log.warn(error, `job ${job.id} comes back when its lease is over`);
      })
      .finally(() => {
        lease.end();
        const full = this.running.size === this.options.parallel;
        this.running.delete(lease);
        if (full) this.next(0);
      });
    this.running.set(lease, done);
  }

  private async carryOut(job: ClaimedJob, lease: Lease): Promise<void> {
    const handler = this.handlers.get(job.kind);
    if (!handler) throw new Error(`nobody does ${job.kind}`);
    const run = new ClaimedRun(job, lease.signal, this.parts);
    const ending = await this.attempt(job, handler, run);
    if (lease.signal.reason === 'lost') return;
    if (ending.outcome === 'failed') await this.tellFailed(job, handler, run, ending);
    await this.queue.finish(job, ending);
  }

  private async attempt(job: ClaimedJob, handler: JobHandler, run: ClaimedRun): Promise<JobEnding> {
    try {
      await run.work((ctx) =>
        this.audit.record(ctx, {
          event: 'job.started',
          object: { type: 'Job', id: job.id, labelId: null },
          facts: { kind: job.kind, try: job.attempt },
        }),
      );
      return endingOf(await handler.run(run));
    } catch (error) {
      const ending = endingAfter(error, job.attempt);
      if (ending.outcome === 'retry') this.log.warn(error, `job ${job.id} (${job.kind}) is tried again`);
      return ending;
    }
  }

  private async tellFailed(
    job: ClaimedJob,
    handler: JobHandler,
    run: ClaimedRun,
    ending: JobEnding,
  ): Promise<void> {
    const reason = ending.error ?? 'INTERNAL';
    try {
      await run.work(async (ctx) => {
        await this.audit.record(ctx, { ...refusalOf(job), reason });
        await handler.refused?.(ctx, job.subjectId, reason);
      });
    } catch (error) {
      this.log.warn(error, `nobody could be told that job ${job.id} failed`);
      await this.system.record({ ...refusalOf(job), reason }, { sourceAddress: job.sourceAddress });
    }
  }

  private async tellRefused(job: RefusedJob): Promise<void> {
    this.log.warn(`job ${job.id} (${job.kind}) is refused: ${job.refusal}`);
    await this.system.record(
      { ...refusalOf(job), reason: job.refusal },
      { sourceAddress: job.sourceAddress },
    );
  }
}

function refusalOf({ id, kind, attempt }: ClaimedJob | RefusedJob) {
  return {
    event: 'job.refused',
    decision: 'deny',
    outcome: 'failure',
    object: { type: 'Job', id, labelId: null },
    facts: { kind, try: attempt },
  } as const;
}
