import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Statement } from '#database';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';
import { MessageMapper } from '../messages/message.mapper.js';
import { messageStatement, MessagesRepository } from '../messages/messages.repository.js';

/** Live delivery of new and changed messages. */
@Injectable()
export class MessageDelivery implements DeliverySource {
  readonly types = ['message.created', 'message.changed'] as const;
  readonly auditEvent = 'message.delivered';

  constructor(
    private readonly messages: MessagesRepository,
    private readonly mapper: MessageMapper,
  ) {}

  asksFirst(id: Id): readonly Statement[] {
    return [messageStatement(id)];
  }

  async load(ctx: RequestContext, id: Id): Promise<Delivery | null> {
    const row = await this.messages.findVisible(ctx, id);
    if (!row) return null;
    return {
      object: { type: 'Message', id, labelId: row.labelId },
      dataFor: await this.mapper.toFrame(ctx, row),
    };
  }
}
