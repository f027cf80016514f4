import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { RetentionSweep } from '#retention';

/** How often all spaces are looked through, and the pause between two batches of a pass, in milliseconds. */
const EVERY_MS = 600_000;
const PAUSE_MS = 100;

/** Has content destroyed whose time is over, a little at a time. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Retention');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly sweep: RetentionSweep) {}

  onApplicationBootstrap(): void {
    this.next(PAUSE_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private next(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.batch().then((over) => {
        this.next(over ? EVERY_MS : PAUSE_MS);
      });
    }, afterMs);
  }

  /** @returns whether to wait long: a database that is away is tried again with the next pass. */
  private async batch(): Promise<boolean> {
    try {
      const { destroyed, over } = await this.sweep.batch();
      if (destroyed > 0) this.log.log(`${destroyed} rows were past their time`);
      return over;
    } catch (error) {
      this.log.warn(error, 'retention waits for the next pass');
      return true;
    }
  }
}
