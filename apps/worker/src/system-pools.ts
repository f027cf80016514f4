import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SyncPool, WorkerPool } from '#database';

/** Closes the worker's own pools when everything that uses them has stopped. */
@Injectable()
export class SystemPools implements OnApplicationShutdown {
  constructor(
    private readonly worker: WorkerPool,
    private readonly sync: SyncPool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.worker.close(), this.sync.close()]);
  }
}
