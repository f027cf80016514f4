import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Reaction, ReactionPage, ReactionQuery, ReactionSummary } from '#contracts';
import { ReactionsService, type DiscussionSubject } from '#discussion';
import { DomainError, type Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MessagesRepository } from '../messages/messages.repository.js';

/** The type under which messages are registered. */
export const MESSAGE_SUBJECT = 'message';

/** Reactions to messages: whoever reads one reacts to it, also where he does not write. */
@Injectable()
export class MessageReactionsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly messages: MessagesRepository,
    private readonly reactions: ReactionsService,
  ) {}

  /** Who reacted. @throws DomainError not_found NOT_FOUND. */
  async list(ctx: RequestContext, conversationId: Id, id: Id, query: ReactionQuery): Promise<ReactionPage> {
    const row = await this.getIn(ctx, conversationId, id);
    await this.audit.recordReads(ctx, 'reaction.read', 'Message', [row]);
    return this.reactions.givers(ctx, subjectOf(row), query);
  }

  /** @throws DomainError not_found NOT_FOUND; conflict MESSAGE_DELETED for a tombstone, SPACE_ARCHIVED. */
  async give(ctx: RequestContext, conversationId: Id, id: Id, reaction: Reaction): Promise<ReactionSummary> {
    const row = await this.getReactable(ctx, conversationId, id);
    const changed = await this.reactions.give(ctx, subjectOf(row), reaction);
    return this.told(ctx, 'reaction.given', row, { reaction, changed });
  }

  /** @throws as `give`. */
  async takeBack(
    ctx: RequestContext,
    conversationId: Id,
    id: Id,
    reaction: Reaction,
  ): Promise<ReactionSummary> {
    const row = await this.getReactable(ctx, conversationId, id);
    const changed = await this.reactions.takeBack(ctx, subjectOf(row), reaction);
    return this.told(ctx, 'reaction.taken_back', row, { reaction, changed });
  }

  private async told(
    ctx: RequestContext,
    event: 'reaction.given' | 'reaction.taken_back',
    { id, labelId }: MessageRow,
    facts: { readonly reaction: Reaction; readonly changed: boolean },
  ): Promise<ReactionSummary> {
    await this.audit.record(ctx, { event, object: { type: 'Message', id, labelId }, facts });
    const { reactions, own } = (await this.reactions.of(ctx, MESSAGE_SUBJECT, [id]))(id);
    return { reactions: [...reactions], own: [...own] };
  }

  private async getReactable(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageRow> {
    const row = await this.getIn(ctx, conversationId, id);
    const { labelId, spaceId, authorId } = row;
    await this.access.require(ctx, 'react', 'Message', { labelId, spaceId, authorId });
    if (row.deletedAt !== null)
      throw new DomainError('conflict', 'MESSAGE_DELETED', 'the message was deleted');
    return row;
  }

  private async getIn(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageRow> {
    const row = await this.messages.findVisible(ctx, id);
    if (row?.conversationId !== conversationId)
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }
}

function subjectOf({ id, labelId }: MessageRow): DiscussionSubject {
  return { type: MESSAGE_SUBJECT, id, labelId };
}
