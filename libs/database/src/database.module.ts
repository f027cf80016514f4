import {
  Global,
  Inject,
  Injectable,
  Logger,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import pg, { type PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import type { Settings } from '#config';
import { Outbox } from './outbox/outbox.js';
import { poolConfig } from './pools/connection-options.js';
import { refuseStrongRole } from './pools/refuse-strong-role.js';
import { AuthPool, RelayPool, type SystemPool } from './pools/system-pool.js';
import { AfterCommit } from './unit-of-work/after-commit.js';
import { UnitOfWork } from './unit-of-work/unit-of-work.js';

/** Connections of one process under the relay role: sequencing, reading, and one in hand. */
const RELAY_CONNECTIONS = 3;

const log = new Logger('Database');
const warnIdle = (error: Error): void => {
  log.warn(`an idle connection broke: ${error.message}`);
};

/** Injection token: the pools of this process that are no application pool. */
const SYSTEM_POOLS = Symbol('SYSTEM_POOLS');

/** Checks the roles before the first request, closes the pools after the last. */
@Injectable()
class Pools implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @InjectDataSource() private readonly app: DataSource,
    @Inject(SYSTEM_POOLS) private readonly pools: readonly SystemPool[],
  ) {}

  async onModuleInit(): Promise<void> {
    await Promise.all([this.app, ...this.pools].map((pool) => refuseStrongRole(pool)));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.close()));
  }
}

@Global()
@Module({})
export class DatabaseModule {
  /** @param entities of every feature, listed by the app. */
  static register(settings: Settings, entities: readonly Type[]): DynamicModule {
    return compose(settings, entities, settings.database.poolSize, [
      systemPool(AuthPool, () => poolConfig(settings, 'auth', settings.database.authPoolSize)),
      systemPool(RelayPool, () => poolConfig(settings, 'relay', RELAY_CONNECTIONS)),
    ]);
  }

  /** For a process that signs nobody in: it has no connection that could. @param poolSize for the work of people. */
  static withoutSignIn(settings: Settings, entities: readonly Type[], poolSize: number): DynamicModule {
    return compose(settings, entities, poolSize, [
      systemPool(RelayPool, () => poolConfig(settings, 'relay', RELAY_CONNECTIONS)),
    ]);
  }
}

function systemPool(
  pool: new (config: PoolConfig, onIdleError: (error: Error) => void) => SystemPool,
  config: () => PoolConfig,
): FactoryProvider<SystemPool> & { readonly provide: Type<SystemPool> } {
  return { provide: pool, useFactory: () => new pool(config(), warnIdle) };
}

function compose(
  settings: Settings,
  entities: readonly Type[],
  poolSize: number,
  pools: readonly ReturnType<typeof systemPool>[],
): DynamicModule {
  const tokens = pools.map(({ provide }) => provide);
  return {
    module: DatabaseModule,
    imports: [
      TypeOrmModule.forRoot({
        type: 'postgres',
        // Left to itself TypeORM looks for it in the working directory, and may find another than ours.
        driver: pg,
        // Never: the schema changes by migrations alone, and as another role.
        synchronize: false,
        entities: [...entities],
        retryAttempts: 0,
        poolErrorHandler: warnIdle,
        extra: poolConfig(settings, 'app', poolSize),
      }),
    ],
    providers: [
      ...pools,
      { provide: SYSTEM_POOLS, inject: tokens, useFactory: (...opened: SystemPool[]) => opened },
      AfterCommit,
      Outbox,
      Pools,
      UnitOfWork,
    ],
    exports: [AfterCommit, ...tokens, Outbox, UnitOfWork],
  };
}
