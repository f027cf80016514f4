import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService, SystemAudit } from '#audit';
import type { EntryRow } from './entries.repository.js';

/**
 * A refused edit shows the entry as it is now, and its own transaction is rolled back with all that it recorded: so
 * the system tells of that reading, as it does of deliveries, before the answer leaves.
 */
@Injectable()
export class ShownInRefusal {
  constructor(
    private readonly audit: AuditService,
    private readonly system: SystemAudit,
  ) {}

  /** @throws DomainError unavailable when it cannot be recorded: nothing is shown then. */
  async record(
    { principal, requestId, sourceAddress }: RequestContext,
    { id, labelId }: EntryRow,
  ): Promise<void> {
    if (!(await this.audit.recordedLabels([labelId])).has(labelId)) {
      this.audit.countReads('reference_entry.read', 1);
      return;
    }
    await this.system.record(
      {
        event: 'reference_entry.read',
        object: { type: 'ReferenceEntry', id, labelId },
        facts: { reader: principal.accountId, sessions: [principal.sessionId] },
      },
      { correlationId: requestId, sourceAddress },
    );
  }
}
