import {
  Global,
  Injectable,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Settings } from '#config';
import { Outbox } from './outbox/outbox.js';
import { poolConfig } from './pools/connection-options.js';
import { refuseStrongRole } from './pools/refuse-strong-role.js';
import { AuthPool, RelayPool } from './pools/system-pool.js';
import { AfterCommit } from './unit-of-work/after-commit.js';
import { UnitOfWork } from './unit-of-work/unit-of-work.js';

/** Connections of one process under the relay role: sequencing, reading, and one in hand. */
const RELAY_CONNECTIONS = 3;

const log = new Logger('Database');
const warnIdle = (error: Error): void => {
  log.warn(`an idle connection broke: ${error.message}`);
};

/** Checks the roles before the first request, closes the pools after the last. */
@Injectable()
class Pools implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @InjectDataSource() private readonly app: DataSource,
    private readonly auth: AuthPool,
    private readonly relay: RelayPool,
  ) {}

  async onModuleInit(): Promise<void> {
    await Promise.all([this.app, this.auth, this.relay].map((pool) => refuseStrongRole(pool)));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.auth.close(), this.relay.close()]);
  }
}

@Global()
@Module({})
export class DatabaseModule {
  /** @param entities of every feature, listed by the app. */
  static register(settings: Settings, entities: readonly Type[]): DynamicModule {
    const app = poolConfig(settings, 'app', settings.database.poolSize);
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          // Never: the schema changes by migrations alone, and as another role.
          synchronize: false,
          entities: [...entities],
          retryAttempts: 0,
          poolErrorHandler: warnIdle,
          extra: app,
        }),
      ],
      providers: [
        {
          provide: AuthPool,
          useFactory: () =>
            new AuthPool(poolConfig(settings, 'auth', settings.database.authPoolSize), warnIdle),
        },
        {
          provide: RelayPool,
          useFactory: () => new RelayPool(poolConfig(settings, 'relay', RELAY_CONNECTIONS), warnIdle),
        },
        AfterCommit,
        Outbox,
        Pools,
        UnitOfWork,
      ],
      exports: [AfterCommit, AuthPool, Outbox, RelayPool, UnitOfWork],
    };
  }
}
