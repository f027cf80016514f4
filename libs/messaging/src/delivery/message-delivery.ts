import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { StreamFrames } from '#contracts';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';
import { MessageMapper } from '../messages/message.mapper.js';
import { MessagesRepository } from '../messages/messages.repository.js';

/** Live delivery of new and changed messages. */
@Injectable()
export class MessageDelivery implements DeliverySource {
  readonly types = ['message.created', 'message.changed'] as const;
  readonly auditEvent = 'message.delivered';

  constructor(
    private readonly messages: MessagesRepository,
    private readonly mapper: MessageMapper,
  ) {}

  async load(ctx: RequestContext, id: Id): Promise<Delivery | null> {
    const row = await this.messages.findVisible(ctx, id);
    if (!row) return null;
    const [wire] = await this.mapper.toMessages(ctx, [row]);
    if (!wire) return null;
    const kinds = new Map<string, StreamFrames['message.created']>();
    return {
      object: { type: 'Message', id, labelId: row.labelId },
      // Who may write in an announcement space learns it when he asks: of readers of a stream only the rules are known.
      dataFor: (reader) => {
        const { accountId, siteRole, labels } = reader.principal;
        // All that the rules ask of who reads a message in this space: who is alike in it is judged once.
        const kind = [accountId === row.authorId, siteRole, labels.includes(row.labelId)].join();
        const known = kinds.get(kind) ?? {
          ...wire,
          own: null,
          abilities: this.mapper.abilities(reader, { ...row, animates: false }),
        };
        kinds.set(kind, known);
        return known;
      },
    };
  }
}
