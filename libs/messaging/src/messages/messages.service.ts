import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Message, PageQuery, PostMessage } from '#contracts';
import { Outbox } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { MessageMapper } from './message.mapper.js';
import { MessagesRepository } from './messages.repository.js';

@Injectable()
export class MessagesService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly conversations: ConversationsRepository,
    private readonly labels: LabelStore,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async list(ctx: RequestContext, conversationId: Id, query: PageQuery): Promise<Page<Message>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.messages.listVisible(ctx, conversationId, limit, query.before ?? null);
    // A message that is seen lies in a conversation that is seen: only an empty page leaves the question open.
    if (rows.length === 0) await this.conversations.getVisible(ctx, conversationId);
    const page = toPage(rows, limit, ({ id }) => id);
    await this.audit.recordReads(ctx, 'message.read', 'Message', page.items);
    return { items: await this.mapper.toMessages(ctx, page.items), next: page.next };
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid LABEL_REFUSED for a label that the author
   * does not dominate; LABEL_ABOVE_CEILING above the space's ceiling.
   */
  async post(ctx: RequestContext, conversationId: Id, { body, labelId }: PostMessage): Promise<Message> {
    const conversation = await this.conversations.getVisible(ctx, conversationId);
    // It came through a scope that asks for entry.
    this.access.noteEntered(ctx, [conversation]);
    await this.access.require(ctx, 'post', 'Conversation', {
      labelId: conversation.labelId,
      spaceId: conversation.spaceId,
    });
    const label = await this.labels.resolve(ctx.principal, labelId);
    if (!(await this.conversations.accepts(conversation.spaceId, label.id)))
      throw new DomainError('invalid', 'LABEL_ABOVE_CEILING', 'this label is above the ceiling of the space');
    const message = {
      id: newId(),
      conversationId,
      spaceId: conversation.spaceId,
      labelId: label.id,
      authorId: ctx.principal.accountId,
      body,
      createdAt: this.clock.now(),
      version: 1,
      editedAt: null,
      deletedAt: null,
    };
    await this.access.require(ctx, 'create', 'Message', message);
    // Sent together, done in this order: none waits for the answer to the one before.
    await Promise.all([
      this.messages.insert(message),
      this.audit.record(ctx, {
        event: 'message.posted',
        object: { type: 'Message', id: message.id, labelId: label.id },
      }),
      this.outbox.publish({
        type: 'message.created',
        subjectId: message.id,
        spaceId: message.spaceId,
        labelId: label.id,
      }),
    ]);
    const [posted] = await this.mapper.toMessages(ctx, [
      { ...message, authorName: ctx.principal.displayName },
    ]);
    if (!posted) throw new Error('a message was mapped to nothing');
    return posted;
  }
}
