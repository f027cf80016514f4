import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Conversation, CreateTalk } from '#contracts';
import { runStatement } from '#database';
import { DomainError, newId, type Id } from '#kernel';
import { TalkMaker } from '#spaces';
import { ConversationsService } from '../conversations/conversations.service.js';

/** Begins direct and group talks. */
@Injectable()
export class TalksService {
  constructor(
    private readonly audit: AuditService,
    private readonly conversations: ConversationsService,
    private readonly talks: TalkMaker,
  ) {}

  /** @throws DomainError invalid TALK_MEMBER_REFUSED; REQUEST_INVALID for a talk with oneself alone. */
  async create(ctx: RequestContext, { members, name }: CreateTalk): Promise<Conversation> {
    const others = [...new Set(members)].filter((id) => id !== ctx.principal.accountId);
    if (others.length === 0)
      throw new DomainError('invalid', 'TALK_MEMBER_REFUSED', 'a talk takes somebody else');
    const isDirect = others.length === 1 && name === undefined;
    const talk = await this.talks.make(others, isDirect ? null : (name ?? ''));
    const conversationId = talk.made ? await this.insertConversation(talk) : await this.find(talk.spaceId);
    await this.audit.record(ctx, {
      event: 'talk.opened',
      object: { type: 'Conversation', id: conversationId, labelId: talk.entryLabelId },
      facts: { made: talk.made, members: others },
    });
    return this.conversations.get(ctx, conversationId);
  }

  private async insertConversation({
    spaceId,
    entryLabelId,
  }: {
    spaceId: Id;
    entryLabelId: number;
  }): Promise<Id> {
    const id = newId();
    await runStatement('INSERT INTO messaging.conversation (id, space_id, label_id) VALUES ($1, $2, $3)', [
      id,
      spaceId,
      entryLabelId,
    ]);
    return id;
  }

  private async find(spaceId: Id): Promise<Id> {
    const rows = await runStatement<{ id: Id }>('SELECT id FROM messaging.conversation WHERE space_id = $1', [
      spaceId,
    ]);
    const id = rows[0]?.id;
    if (!id) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return id;
  }
}
