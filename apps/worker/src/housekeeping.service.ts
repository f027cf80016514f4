import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WorkerPool } from '#database';
import { AcknowledgementReminders } from './acknowledgement-reminders.service.js';

/** How often the house is kept, in milliseconds. */
const EVERY_MS = 60_000;

/** What must happen without anybody asking: sessions that are over are marked so, old events are forgotten, who owes an acknowledgement is reminded. */
@Injectable()
export class HousekeepingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(HousekeepingService.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: WorkerPool,
    private readonly reminders: AcknowledgementReminders,
  ) {}

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
      await this.pool.query('SELECT imports.end_orphans()');
      await this.pool.query('SELECT events.prune()');
      await this.pool.query('SELECT messaging.forget_typing()');
      await this.reminders.round();
    } catch (error) {
      this.log.warn(error, 'housekeeping waits for the database');
    }
  }
}
