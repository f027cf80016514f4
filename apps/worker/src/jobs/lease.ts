import type { ClaimedJob, JobQueue } from '#auth';

/** Why a handler is asked to return. */
export type StopReason = 'cancelled' | 'lost' | 'stopping';

/**
 * Keeps a claim alive while its handler works, and tells the handler when it is over. A renewal that fails is tried again
 * until the lease has run out by this process's own clock: then somebody else may have the job.
 */
export class Lease {
  private readonly stop = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private heldUntil: number;

  constructor(
    private readonly queue: JobQueue,
    private readonly job: ClaimedJob,
    private readonly seconds: number,
  ) {
    this.heldUntil = performance.now() + seconds * 1_000;
    this.timer = setInterval(() => void this.renew(), (seconds * 1_000) / 4);
  }

  get signal(): AbortSignal {
    return this.stop.signal;
  }

  tell(reason: StopReason): void {
    this.stop.abort(reason);
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    const asked = performance.now();
    try {
      const answer = await this.queue.renew(this.job, this.seconds);
      if (answer === 'lost') this.tell('lost');
      else this.heldUntil = asked + this.seconds * 1_000;
      if (answer === 'stop') this.tell('cancelled');
    } catch {
      if (performance.now() > this.heldUntil) this.tell('lost');
    }
  }
}
