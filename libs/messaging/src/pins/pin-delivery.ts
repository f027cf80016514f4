import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';
import { MessagesRepository } from '../messages/messages.repository.js';
import { PinsRepository } from './pins.repository.js';

/** Tells open streams that a message was pinned or taken down: as it is when they are told. */
@Injectable()
export class PinDelivery implements DeliverySource {
  readonly types = ['pin.changed'] as const;
  readonly auditEvent = 'pin.delivered';

  constructor(
    private readonly messages: MessagesRepository,
    private readonly pins: PinsRepository,
  ) {}

  async load(ctx: RequestContext, messageId: Id): Promise<Delivery | null> {
    const row = await this.messages.findVisible(ctx, messageId);
    if (!row) return null;
    const pinnedAt = (await this.pins.pinnedAt(messageId))?.toISOString() ?? null;
    const frame = { conversationId: row.conversationId, messageId, pinnedAt };
    return { object: { type: 'Message', id: messageId, labelId: row.labelId }, dataFor: () => frame };
  }
}
