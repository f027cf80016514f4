import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { AuditService } from './audit.service.js';
import { readAuditorKey } from './keys/auditor-key.js';
import { AUDITOR_KEY, Emitter } from './record/emitter.js';
import { ReadCounter } from './record/read-counter.js';
import type { SystemAuditWriter } from './record/system-writer.js';
import { SystemAudit } from './system-audit.js';

@Global()
@Module({})
export class AuditModule {
  /** @param writer provides SYSTEM_AUDIT_WRITER: the pool of the process's own system role. */
  static register(writer: Provider<SystemAuditWriter>): DynamicModule {
    return {
      module: AuditModule,
      providers: [writer, auditorKey, AuditService, Emitter, ReadCounter, SystemAudit],
      exports: [AuditService, Emitter, SystemAudit],
    };
  }
}

const auditorKey = {
  provide: AUDITOR_KEY,
  inject: [SETTINGS],
  useFactory: ({ audit }: Settings) => readAuditorKey(audit.auditorKeyFile),
};
