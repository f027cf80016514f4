import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { ReactionsService } from '#discussion';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';
import { MessagesRepository } from '../messages/messages.repository.js';
import { MESSAGE_SUBJECT } from '../reactions/message-reactions.service.js';

/** Live delivery of reactions to messages. */
@Injectable()
export class ReactionDelivery implements DeliverySource {
  readonly types = ['reaction.changed'] as const;
  readonly auditEvent = 'reaction.delivered';

  constructor(
    private readonly messages: MessagesRepository,
    private readonly reactions: ReactionsService,
  ) {}

  async load(ctx: RequestContext, id: Id): Promise<Delivery | null> {
    const state = await this.reactions.state(ctx, id);
    if (state?.subjectType !== MESSAGE_SUBJECT) return null;
    const message = await this.messages.findVisible(ctx, state.subjectId);
    if (!message) return null;
    const { personId, reaction, given, count } = state;
    const frame = {
      conversationId: message.conversationId,
      messageId: message.id,
      personId,
      reaction,
      given,
      count,
    };
    return {
      object: { type: 'Message', id: message.id, labelId: message.labelId },
      dataFor: () => frame,
    };
  }
}
