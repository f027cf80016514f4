import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AuditService } from './audit.service.js';
import { Emitter } from './record/emitter.js';
import { ReadCounter } from './record/read-counter.js';
import { SystemAudit, type SystemAuditWriter } from './system-audit.js';

@Global()
@Module({})
export class AuditModule {
  /** @param writer provides SYSTEM_AUDIT_WRITER: the pool of the process's own system role. */
  static register(writer: Provider<SystemAuditWriter>): DynamicModule {
    return {
      module: AuditModule,
      providers: [writer, AuditService, Emitter, ReadCounter, SystemAudit],
      exports: [AuditService, SystemAudit],
    };
  }
}
