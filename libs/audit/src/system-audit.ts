import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { newId } from '#kernel';
import { AuditService } from './audit.service.js';
import type { AuditActor, AuditEntry } from './record/audit-entry.js';
import { Emitter } from './record/emitter.js';
import { writeRows } from './record/write-rows.js';
import { ReadCounter } from './record/read-counter.js';
import { settleDoubts } from './record/settle-doubts.js';
import { SYSTEM_AUDIT_WRITER, type SystemAuditWriter } from './record/system-writer.js';

/** How often this process records that it lives, or what it counted since, in milliseconds. */
const HEARTBEAT_MS = 30_000;

/** How often it is asked whether records in doubt stand, in milliseconds. */
const SETTLE_MS = 2_000;

/** Records without a sealed caller: refusals before entry, deliveries, counts, the process itself. */
@Injectable()
export class SystemAudit implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(SystemAudit.name);
  private timers: NodeJS.Timeout[] = [];

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
    this.timers = [
      setInterval(() => void this.beat(), HEARTBEAT_MS).unref(),
      setInterval(() => void this.settle(performance.now()), SETTLE_MS).unref(),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.flush();
    // What is in doubt to the last is as decided as it will be while this process can tell it.
    await this.settle(Infinity);
    await this.record({ event: 'emitter.stopped' }).catch((error: unknown) => {
      this.log.warn(error, 'the end of this emitter could not be recorded');
    });
  }

  /** @throws DomainError unavailable when it cannot be written. */
  async record(
    entry: AuditEntry,
    from: Partial<Pick<AuditActor, 'sourceAddress' | 'correlationId'>> = {},
  ): Promise<void> {
    const actor = { ...NOBODY, correlationId: newId(), ...from };
    await writeRows(this.writer, this.emitter, await this.audit.rows(actor, [entry]));
  }

  private async settle(steady: number): Promise<void> {
    await settleDoubts(this.emitter, this.writer, steady).catch((error: unknown) => {
      this.log.warn(error, 'records in doubt wait for the database');
    });
  }

  /** Says that this process lives: a log whose end was cut off shows. */
  private async beat(): Promise<void> {
    if (this.counter.isEmpty()) {
      await this.record({ event: 'emitter.epoch' }).catch((error: unknown) => {
        this.log.warn(error, 'a sign of life could not be recorded');
      });
    } else {
      await this.flush();
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
