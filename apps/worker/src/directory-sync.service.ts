import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SyncDesk, type SyncResult } from '#auth';
import { SETTINGS, type Settings } from '#config';

/** How often the desk is looked at, in milliseconds: somebody who asked for a run waits. */
const EVERY_MS = 2_000;

/** Keeps accounts as the directory says, one thing at a time. */
@Injectable()
export class DirectorySyncService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('DirectorySync');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly desk: SyncDesk,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Not waited for: a directory that is away must not keep the worker from starting. */
  onApplicationBootstrap(): void {
    if (this.settings.directory.sync.enabled) this.next(0);
    else this.log.warn('directory.sync.enabled is false: accounts are not compared with the directory');
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** One after the other, with a pause in between. */
  private next(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.running = this.round().finally(() => {
        if (!this.stopped) this.next(EVERY_MS);
      });
    }, afterMs);
  }

  /** One round. A database or a directory that is away is no reason to stop: the next round comes. */
  private async round(): Promise<void> {
    try {
      const result = await this.desk.round();
      if (result) this.tell(result);
    } catch (error) {
      this.log.warn(error, 'the directory sync waits');
    }
  }

  private tell(result: SyncResult): void {
    if (result.state === 'failed') this.log.warn(result.cause, `run ${result.id} failed: ${result.reason}`);
    else if (result.state === 'braked')
      this.log.warn(
        `run ${result.id} stopped: it would switch off ${result.diff.counts.deactivated} accounts`,
      );
    else this.log.log(`run ${result.id} ${result.state}`);
  }
}
