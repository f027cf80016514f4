import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { newId } from '#kernel';
import { AuditService, withUnwritten } from './audit.service.js';
import type { AuditActor, AuditEntry } from './record/audit-entry.js';
import { Emitter } from './record/emitter.js';
import { insertion } from './record/insert-rows.sql.js';
import { ReadCounter } from './record/read-counter.js';

/** Runs one statement under a role that may write records of nobody in particular. */
export interface SystemAuditWriter {
  query(sql: string, values: readonly unknown[]): Promise<unknown>;
}

/** Injection token: the app gives the pool of its own system role. */
export const SYSTEM_AUDIT_WRITER = Symbol('SYSTEM_AUDIT_WRITER');

/** How often counted reads become one record, in milliseconds. */
const FLUSH_MS = 60_000;

/** Records without a sealed caller: refusals before entry, deliveries, counts, the process itself. */
@Injectable()
export class SystemAudit implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(SystemAudit.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(SYSTEM_AUDIT_WRITER) private readonly writer: SystemAuditWriter,
    private readonly audit: AuditService,
    private readonly counter: ReadCounter,
    private readonly emitter: Emitter,
  ) {}

  onApplicationBootstrap(): void {
    this.record({ event: 'emitter.started' }).catch((error: unknown) => {
      this.log.error(error, 'the start of this emitter could not be recorded');
    });
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.flush();
  }

  /** @throws DomainError unavailable when it cannot be written. */
  async record(
    entry: AuditEntry,
    from: Partial<Pick<AuditActor, 'sourceAddress' | 'correlationId'>> = {},
  ): Promise<void> {
    const actor = { ...NOBODY, correlationId: newId(), ...from };
    const unwritten = this.emitter.unwritten.take();
    const rows = await this.audit.rows(actor, [withUnwritten(entry, unwritten)]);
    try {
      const { text, values } = insertion(rows);
      await this.writer.query(text, [...values]);
    } catch (error) {
      this.emitter.unwritten.add(unwritten);
      this.audit.abandonRows(rows);
      throw error;
    }
  }

  /** Writes what was counted; after a failure the counts are kept for the next time. */
  async flush(): Promise<void> {
    const counts = this.counter.take();
    if (Object.keys(counts).length === 0) return;
    await this.record({ event: 'reads.counted', facts: counts }).catch((error: unknown) => {
      this.counter.giveBack(counts);
      this.log.warn(error, 'counted reads wait for the database');
    });
  }
}

const NOBODY = { actor: null, sessionId: null, workingLevel: null, sourceAddress: null } as const;
