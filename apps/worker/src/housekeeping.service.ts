import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkerPool } from '#database';

/** How often the house is kept, in milliseconds. */
const EVERY_MS = 60_000;

/** What must happen without anybody asking: sessions that are over are marked so, old events are forgotten. */
@Injectable()
export class HousekeepingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(HousekeepingService.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly pool: WorkerPool) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.round();
    this.timer = setInterval(() => {
      this.running = this.round();
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** One round. A database that is away is no reason to stop: the next round comes. */
  async round(): Promise<void> {
    try {
      await this.pool.query('SELECT auth.end_stale_sessions()');
      await this.pool.query('SELECT auth.prune_jobs()');
      await this.pool.query('SELECT imports.expire()');
      await this.pool.query('SELECT events.prune()');
    } catch (error) {
      this.log.warn(error, 'housekeeping waits for the database');
    }
  }
}
