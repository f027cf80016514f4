import { newId, type Id } from '#kernel';
import type { AuditEntry } from '../record/audit-entry.js';
import type { Emitter } from '../record/emitter.js';
import { settleDoubts } from '../record/settle-doubts.js';
import type { SystemAuditWriter } from '../record/system-writer.js';
import { writeRows } from '../record/write-rows.js';

/** Records of the sequencer itself, which looks up no labels. */
export class OwnRecords {
  constructor(
    private readonly writer: SystemAuditWriter,
    private readonly emitter: Emitter,
  ) {}

  get emitterId(): Id {
    return this.emitter.id;
  }

  async record(entry: AuditEntry): Promise<void> {
    await this.announce(entry);
  }

  /** @returns the id of the record, which is sealed with the next batch. */
  async announce(entry: AuditEntry): Promise<Id> {
    const actor = {
      actor: null,
      sessionId: null,
      workingLevel: null,
      sourceAddress: null,
      correlationId: newId(),
    };
    const row = this.emitter.row(actor, entry, null);
    await writeRows(this.writer, this.emitter, [row]);
    return row.id;
  }

  /** Asks what became of records that were cut off. @throws DomainError while the database is away. */
  settle(): Promise<void> {
    return settleDoubts(this.emitter, this.writer, performance.now());
  }
}
