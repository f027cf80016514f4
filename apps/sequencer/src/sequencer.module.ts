import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Emitter, readAuditorKey, StandbyLock } from '#audit';
import { SettingsModule, type Settings } from '#config';
import { poolConfig, SequencerPool } from '#database';
import { SystemClock } from '#kernel';
import { SequencerService } from './sequencer.service.js';

/** One for what is sealed, one in hand, one for each anchor. */
const CONNECTIONS = 4;

/** The process that seals the audit log: it serves nobody, parses nothing foreign, and holds the signing key. */
@Module({})
export class SequencerModule {
  static register(settings: Settings): DynamicModule {
    const database = poolConfig(settings, 'sequencer', CONNECTIONS);
    return {
      module: SequencerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { level: settings.log.level } }),
        SettingsModule.of(settings),
      ],
      providers: [
        { provide: SequencerPool, useFactory: () => new SequencerPool(database, () => undefined) },
        { provide: StandbyLock, useFactory: () => new StandbyLock(database) },
        {
          provide: Emitter,
          useFactory: () => new Emitter(new SystemClock(), readAuditorKey(settings.audit.auditorKeyFile)),
        },
        SequencerService,
      ],
    };
  }
}
