import { Logger, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule, Emitter, PolicyRecords, SYSTEM_AUDIT_WRITER } from '#audit';
import { AccessModule, PolicyLog, PolicyStore, SpaceEntry } from '#access';
import {
  DIRECTORY_LISTENERS,
  DirectoryConnection,
  DirectorySync,
  JOB_HANDLERS,
  JobQueue,
  JobsModule,
  SyncDesk,
  SyncRecords,
  type DirectoryListener,
  type JobHandler,
} from '#auth';
import { SettingsModule, type Settings } from '#config';
import { DatabaseModule, poolConfig, refuseStrongRole, RelayPool, SyncPool, WorkerPool } from '#database';
import { ImportCheckJob, importPolicy, ImportsModule, ImportUndoJob, ImportWriteJob } from '#imports';
import { discussionPolicy } from '#discussion';
import { AcknowledgementReminders } from './acknowledgement-reminders.service.js';
import {
  ChannelMaker,
  ConversationEntity,
  conversationPolicy,
  MessageEntity,
  messagePolicy,
  MessagingModule,
  SendScheduled,
} from '#messaging';
import { PeopleModule, personPolicy, ProfileEntity, ProfileListener } from '#people';
import { RetentionSweep } from '#retention';
import { MembershipEntry, MembershipRecords, SpaceListener, spacePolicy, SpacesModule } from '#spaces';
import { ClockModule } from './clock.module.js';
import { directoryListeners } from './directory-listeners.js';
import { DirectorySyncService } from './directory-sync.service.js';
import { HousekeepingService } from './housekeeping.service.js';
import { JobRunner, RUNNER_OPTIONS, type RunnerOptions } from './jobs/job-runner.js';
import { RetentionService } from './retention.service.js';
import { SystemPools } from './system-pools.js';

/** Connections of each role of the worker: one round at a time, and one in hand. */
const CONNECTIONS = 2;

/** Jobs at the same time. Each has a connection for its work, renewals share those of the worker. */
const RUNNER: RunnerOptions = { pollMs: 1_000, leaseSeconds: 60, parallel: 4 };

const log = new Logger('Database');
const warnIdle = (error: Error): void => {
  log.warn(`an idle connection broke: ${error.message}`);
};

/** What the worker is made of besides the settings; the tests give other parts. */
export interface WorkerParts {
  /** Libraries that keep their own part of what the directory says. */
  readonly listeners: readonly DirectoryListener[];
  readonly runner: RunnerOptions;
  /** Handlers beside those of the features. */
  readonly handlers: readonly JobHandler[];
}

/** What runs without a request: housekeeping, the directory sync, and jobs that people asked for. */
@Module({})
export class WorkerModule {
  static register(settings: Settings, parts: Partial<WorkerParts> = {}): DynamicModule {
    const { listeners = directoryListeners(), runner = RUNNER, handlers = [] } = parts;
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { level: settings.log.level } }),
        SettingsModule.of(settings),
        ...peoplesWork(settings, runner.parallel),
      ],
      providers: [
        { provide: WorkerPool, useFactory: () => openWorkerPool(settings) },
        { provide: SyncPool, useFactory: () => openSyncPool(settings) },
        { provide: DIRECTORY_LISTENERS, useValue: listeners },
        syncDesk(settings),
        AcknowledgementReminders,
        { provide: RUNNER_OPTIONS, useValue: runner },
        {
          provide: JOB_HANDLERS,
          inject: [ImportCheckJob, ImportUndoJob, ImportWriteJob, SendScheduled],
          useFactory: (...ofFeatures: JobHandler[]) => [...ofFeatures, ...handlers],
        },
        JobQueue,
        JobRunner,
        DirectorySyncService,
        HousekeepingService,
        RetentionService,
        RetentionSweep,
        SystemPools,
      ],
    };
  }
}

/** The modules that serve a request in the api do a job here. They sign nobody in, and no route is served. */
function peoplesWork(settings: Settings, parallel: number) {
  return [
    ClockModule,
    DatabaseModule.withoutSignIn(settings, [ConversationEntity, MessageEntity, ProfileEntity], parallel + 1),
    AccessModule.register(
      [personPolicy, spacePolicy, discussionPolicy, conversationPolicy, messagePolicy, importPolicy],
      { provide: SpaceEntry, useClass: MembershipEntry },
      { provide: PolicyLog, useClass: PolicyRecords },
    ),
    AuditModule.register({ provide: SYSTEM_AUDIT_WRITER, useExisting: RelayPool }),
    JobsModule,
    PeopleModule.register({ provide: ProfileListener, useExisting: MembershipRecords }),
    SpacesModule.register({ provide: SpaceListener, useClass: ChannelMaker }),
    MessagingModule,
    ImportsModule,
  ];
}

function syncDesk(settings: Settings): FactoryProvider<SyncDesk> {
  return {
    provide: SyncDesk,
    inject: [SyncPool, DIRECTORY_LISTENERS, Emitter],
    useFactory: (pool: SyncPool, listeners: readonly DirectoryListener[], emitter: Emitter) => {
      const connection = new DirectoryConnection(settings.directory);
      const records = new SyncRecords(emitter);
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
