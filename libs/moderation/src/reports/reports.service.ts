import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { OpenSpill, ReportMessage, SpillOpened } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, newId, type Id } from '#kernel';
import { MessageReader } from '#messaging';
import { assertDone, type Outcome } from '../outcome.js';

/** What any reader can do about a message: tell the animators, or have it withheld at once. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly access: AccessService,
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly messages: MessageReader,
  ) {}

  /**
   * @throws DomainError not_found NOT_FOUND; conflict MODERATION_ALREADY_ASKED while his own report is open,
   * MESSAGE_WITHHELD, REPORT_WITHOUT_ANIMATOR in a talk, where a spill is all that can be reported.
   */
  async report(
    ctx: RequestContext,
    conversationId: Id,
    messageId: Id,
    { reason, text }: ReportMessage,
  ): Promise<void> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    const { labelId, spaceId, authorId } = message;
    await this.access.require(ctx, 'report', 'Message', { labelId, spaceId, authorId });
    const id = newId();
    const [row] = await runStatement<{ outcome: Outcome }>(
      'SELECT moderation.report_message($1, $2, $3, $4, $5) AS outcome',
      [id, messageId, reason, text, this.clock.now()],
    );
    assertDone(row?.outcome);
    await this.audit.record(ctx, {
      event: 'message.reported',
      object: { type: 'Message', id: messageId, labelId },
      facts: { report: id, reason },
    });
  }

  /**
   * From the commit on nobody reads the words any more, the author and the reporter included. Who comes second gets the
   * case that is open.
   * @throws DomainError not_found NOT_FOUND.
   */
  async openSpill(
    ctx: RequestContext,
    conversationId: Id,
    messageId: Id,
    { text }: OpenSpill,
  ): Promise<SpillOpened> {
    const { labelId } = await this.messages.getIn(ctx, conversationId, messageId);
    const [row] = await runStatement<{ id: Id | null }>(
      'SELECT moderation.open_spill($1, $2, $3, $4) AS id',
      [newId(), messageId, text, this.clock.now()],
    );
    assertDone(row?.id == null ? 'absent' : 'done');
    const id = row?.id ?? '';
    this.afterCommit.wake();
    await this.audit.record(ctx, {
      event: 'spill.opened',
      object: { type: 'Message', id: messageId, labelId },
      facts: { spill: id },
    });
    return { id };
  }
}
