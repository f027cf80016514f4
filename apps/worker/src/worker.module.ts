import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Settings } from '#config';
import { poolConfig, refuseStrongRole, WorkerPool } from '#database';
import { HousekeepingService } from './housekeeping.service.js';

/** Connections of the worker: one round at a time, and one in hand. */
const CONNECTIONS = 2;

@Module({})
export class WorkerModule {
  static register(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [LoggerModule.forRoot({ pinoHttp: { level: settings.log.level } })],
      providers: [{ provide: WorkerPool, useFactory: () => openPool(settings) }, HousekeepingService],
    };
  }
}

async function openPool(settings: Settings): Promise<WorkerPool> {
  const log = new Logger('Database');
  const pool = new WorkerPool(poolConfig(settings, 'worker', CONNECTIONS), (error) => {
    log.warn(`an idle connection broke: ${error.message}`);
  });
  await refuseStrongRole(pool);
  return pool;
}
