import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Message } from '#contracts';
import { DomainError, type Id } from '#kernel';
import { MessageMapper } from './message.mapper.js';
import type { MessageRow } from './message-row.js';
import { MessagesRepository } from './messages.repository.js';

/** A message as others than this library speak of it. */
export type MessageObject = Pick<MessageRow, 'id' | 'conversationId' | 'spaceId' | 'labelId' | 'authorId'>;

/** Reader port of this library. */
@Injectable()
export class MessageReader {
  constructor(
    private readonly audit: AuditService,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND: hidden, absent, and in another conversation are the same. */
  async getIn(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageObject> {
    const row = await this.messages.findVisible(ctx, id);
    if (row?.conversationId !== conversationId)
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  /** Those of these messages that the caller reads, as the wire shows them; that they were shown is recorded. */
  async show(ctx: RequestContext, ids: readonly Id[]): Promise<ReadonlyMap<Id, Message>> {
    const rows: MessageRow[] = [];
    for (const id of new Set(ids)) {
      const row = await this.messages.findVisible(ctx, id);
      if (row) rows.push(row);
    }
    await this.audit.recordReads(ctx, 'message.read', 'Message', rows);
    return new Map((await this.mapper.toMessages(ctx, rows)).map((message) => [message.id, message]));
  }
}
