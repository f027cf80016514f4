import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';
import { MessagesRepository } from '../messages/messages.repository.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';

/** Tells the author, as long as he reads his message, that somebody acknowledged it. */
@Injectable()
export class AcknowledgementDelivery implements DeliverySource {
  readonly types = ['acknowledgement.given'] as const;
  readonly auditEvent = 'acknowledgement.delivered';

  constructor(
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly messages: MessagesRepository,
  ) {}

  async load(ctx: RequestContext, messageId: Id): Promise<Delivery | null> {
    const row = await this.messages.findVisible(ctx, messageId);
    const [asked] = await this.acknowledgements.of([messageId]);
    if (!row || !asked) return null;
    const frame = { conversationId: row.conversationId, messageId, given: asked.given };
    return {
      object: { type: 'Message', id: messageId, labelId: row.labelId },
      dataFor: (reader) => (reader.principal.accountId === row.authorId ? frame : null),
    };
  }
}
