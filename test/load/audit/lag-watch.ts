import type pg from 'pg';
import type { BenchSite } from '../site/bench-site.js';

const LOOK_MS = 20;

/** How long records wait for their place, from their commit on, looked at every few milliseconds. */
export class LagWatch {
  private readonly lags: number[] = [];
  private going = true;
  private readonly looking: Promise<void>;

  /** @param committed grows meanwhile. @param before records that were sealed when it began. */
  private constructor(
    private readonly admin: pg.Client,
    private readonly committed: readonly number[],
    private readonly before: number,
  ) {
    this.looking = this.look();
  }

  static async begin(site: BenchSite, committed: readonly number[]): Promise<LagWatch> {
    return new LagWatch(site.admin, committed, await sizeOf(site.admin));
  }

  /** Waits until all of them have their place. @returns the lag of each, in milliseconds. */
  async end(): Promise<readonly number[]> {
    this.going = false;
    await this.looking;
    return this.lags;
  }

  private async look(): Promise<void> {
    while (this.going || this.lags.length < this.committed.length) {
      const sealed = (await sizeOf(this.admin)) - this.before;
      const now = performance.now();
      // Those that the sequencer records itself are a handful: they count as records of the stream.
      while (this.lags.length < Math.min(sealed, this.committed.length))
        this.lags.push(now - (this.committed[this.lags.length] ?? now));
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

async function sizeOf(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ size: string }>('SELECT size FROM audit.head');
  return Number(rows[0]?.size ?? 0);
}
