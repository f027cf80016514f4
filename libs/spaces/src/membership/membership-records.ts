import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import { AfterCommit, runStatement } from '#database';
import type { ProfileListener } from '#people';
import { noteEntries, TAKE_NOTES, type MembershipNote } from './membership-notes.js';

/** Records, in the name of who caused it, which memberships his act changed beyond those that he named. */
@Injectable()
export class MembershipRecords implements ProfileListener {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
  ) {}

  onOwnChange(ctx: RequestContext): Promise<void> {
    return this.tell(ctx);
  }

  /** To be called once by every act that may change a membership: without it the transaction does not commit. */
  async tell(ctx: RequestContext): Promise<void> {
    const entries = noteEntries(await runStatement<MembershipNote>(TAKE_NOTES, []));
    if (entries.length > 0) this.afterCommit.wake();
    for (const entry of entries) await this.audit.record(ctx, entry);
  }
}
