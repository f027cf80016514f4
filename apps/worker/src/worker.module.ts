import { Logger, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { PolicyStore } from '#access';
import { Emitter } from '#audit';
import {
  DIRECTORY_LISTENERS,
  DirectoryConnection,
  DirectorySync,
  SyncDesk,
  SyncRecords,
  type DirectoryListener,
} from '#auth';
import { SettingsModule, type Settings } from '#config';
import { poolConfig, refuseStrongRole, SyncPool, WorkerPool } from '#database';
import { SystemClock } from '#kernel';
import { AcknowledgementReminders } from './acknowledgement-reminders.service.js';
import { directoryListeners } from './directory-listeners.js';
import { DirectorySyncService } from './directory-sync.service.js';
import { HousekeepingService } from './housekeeping.service.js';

/** Connections of each role of the worker: one round at a time, and one in hand. */
const CONNECTIONS = 2;

const log = new Logger('Database');
const warnIdle = (error: Error): void => {
  log.warn(`an idle connection broke: ${error.message}`);
};

@Module({})
export class WorkerModule {
  /** @param listeners libraries that keep their own part of what the directory says. */
  static register(
    settings: Settings,
    listeners: readonly DirectoryListener[] = directoryListeners(),
  ): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { level: settings.log.level } }),
        SettingsModule.of(settings),
      ],
      providers: [
        { provide: WorkerPool, useFactory: () => openWorkerPool(settings) },
        { provide: SyncPool, useFactory: () => openSyncPool(settings) },
        { provide: DIRECTORY_LISTENERS, useValue: listeners },
        syncDesk(settings),
        AcknowledgementReminders,
        DirectorySyncService,
        HousekeepingService,
      ],
    };
  }
}

function syncDesk(settings: Settings): FactoryProvider<SyncDesk> {
  return {
    provide: SyncDesk,
    inject: [SyncPool, DIRECTORY_LISTENERS],
    useFactory: (pool: SyncPool, listeners: readonly DirectoryListener[]) => {
      const connection = new DirectoryConnection(settings.directory);
      const records = new SyncRecords(new Emitter(new SystemClock()));
      const sync = new DirectorySync(connection, pool, new PolicyStore(pool), listeners, records);
      return new SyncDesk(sync, pool, settings.directory.sync);
    },
  };
}

async function openWorkerPool(settings: Settings): Promise<WorkerPool> {
  const pool = new WorkerPool(poolConfig(settings, 'worker', CONNECTIONS), warnIdle);
  await refuseStrongRole(pool);
  return pool;
}

async function openSyncPool(settings: Settings): Promise<SyncPool> {
  const pool = new SyncPool(poolConfig(settings, 'sync', CONNECTIONS), warnIdle);
  await refuseStrongRole(pool);
  return pool;
}
