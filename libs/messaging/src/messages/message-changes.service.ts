import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { EditMessage, Message, MessageHistory } from '#contracts';
import { Outbox, leaveStatements } from '#database';
import { Clock, DomainError, type Id } from '#kernel';
import { mentionsAfterEdit } from './attachments.js';
import type { MessageRow } from './message-row.js';
import { MessageMapper } from './message.mapper.js';
import { MessagesRepository, type ChangeOutcome } from './messages.repository.js';

/** What happens to a message after it was posted. */
@Injectable()
export class MessageChangesService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who is not its author; conflict MESSAGE_CHANGED
   * when it is no longer the version that the author saw, MESSAGE_DELETED for a tombstone; invalid MENTIONS_TOO_MANY.
   */
  async edit(
    ctx: RequestContext,
    conversationId: Id,
    id: Id,
    { body, version }: EditMessage,
  ): Promise<Message> {
    const row = await this.messages.getIn(ctx, conversationId, id);
    await this.access.require(ctx, 'update', 'Message', subjectOf(row));
    const mentions = mentionsAfterEdit(id, row.body, body);
    assertDone(await this.messages.edit(id, version, body, this.clock.now()));
    if (mentions) leaveStatements([mentions]);
    await this.audit.record(ctx, {
      event: 'message.edited',
      object: objectOf(row),
      facts: { version: version + 1 },
    });
    return this.changed(ctx, conversationId, row);
  }

  /** @throws as `edit`. */
  async remove(ctx: RequestContext, conversationId: Id, id: Id): Promise<Message> {
    const row = await this.messages.getIn(ctx, conversationId, id);
    await this.access.require(ctx, 'delete', 'Message', subjectOf(row));
    assertDone(await this.messages.remove(id, this.clock.now()));
    await this.audit.record(ctx, { event: 'message.deleted', object: objectOf(row) });
    return this.changed(ctx, conversationId, row);
  }

  /** What it said before; nothing for a tombstone. @throws DomainError not_found NOT_FOUND. */
  async history(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageHistory> {
    const row = await this.messages.getIn(ctx, conversationId, id);
    await this.audit.recordReads(ctx, 'message.history_read', 'Message', [row]);
    const revisions = await this.messages.revisions(id);
    return {
      items: revisions.map(({ writtenAt, ...rest }) => ({ ...rest, writtenAt: writtenAt.toISOString() })),
    };
  }

  private async changed(ctx: RequestContext, conversationId: Id, before: MessageRow): Promise<Message> {
    this.outbox.publish({
      type: 'message.changed',
      subjectId: before.id,
      spaceId: before.spaceId,
      labelId: before.labelId,
    });
    const [message] = await this.mapper.toMessages(ctx, [
      await this.messages.getIn(ctx, conversationId, before.id),
    ]);
    if (!message) throw new Error('a message was mapped to nothing');
    return message;
  }
}

function assertDone(outcome: ChangeOutcome): void {
  switch (outcome) {
    case 'done':
      return;
    case 'absent':
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    case 'changed':
      throw new DomainError('conflict', 'MESSAGE_CHANGED', 'the message was changed in the meantime');
    case 'deleted':
      throw new DomainError('conflict', 'MESSAGE_DELETED', 'the message was deleted');
  }
}

function subjectOf({ labelId, spaceId, authorId }: MessageRow) {
  return { labelId, spaceId, authorId };
}

function objectOf({ id, labelId }: MessageRow) {
  return { type: 'Message', id, labelId };
}
