import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, PolicyStore, type InternedLabel, type RequestContext } from '#access';
import { AuditService } from '#audit';
import {
  isWithinCeiling,
  type Message,
  type MessagePage,
  type PageQuery,
  type PostMessage,
} from '#contracts';
import { Outbox, runInOrder } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id } from '#kernel';
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
    private readonly policies: PolicyStore,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async list(ctx: RequestContext, conversationId: Id, query: PageQuery): Promise<MessagePage> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.messages.listVisible(ctx, conversationId, limit, query.before ?? null);
    // A message that is seen lies in a conversation that is seen: only an empty page leaves the question open.
    if (rows.length === 0) await this.conversations.getVisible(ctx, conversationId);
    const page = toPage(rows, limit, ({ id }) => id);
    await this.audit.recordReads(ctx, 'message.read', 'Message', page.items);
    return { items: await this.mapper.toMessages(ctx, page.items), next: page.next, previous: null };
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid LABEL_REFUSED for a label that the author
   * does not dominate; LABEL_ABOVE_CEILING above the space's ceiling.
   */
  async post(ctx: RequestContext, conversationId: Id, { body, labelId }: PostMessage): Promise<Message> {
    const place = await this.conversations.getPlace(ctx, conversationId);
    // It came through a scope that asks for entry.
    this.access.noteEntered(ctx, [place]);
    await this.access.require(ctx, 'post', 'Conversation', {
      labelId: place.labelId,
      spaceId: place.spaceId,
    });
    const label = await this.labels.resolve(ctx.principal, labelId);
    await this.requireBelow(place.ceilingLabelId, label);
    const message = {
      id: newId(),
      conversationId,
      spaceId: place.spaceId,
      labelId: label.id,
      authorId: ctx.principal.accountId,
      body,
      createdAt: this.clock.now(),
      version: 1,
      editedAt: null,
      deletedAt: null,
    };
    await this.access.require(ctx, 'create', 'Message', message);
    const object = { type: 'Message', id: message.id, labelId: label.id };
    const record = await this.audit.recording(ctx, { event: 'message.posted', object });
    const event = { subjectId: message.id, spaceId: message.spaceId, labelId: label.id };
    await runInOrder([
      this.messages.insertion(message),
      record,
      this.outbox.publication({ type: 'message.created', ...event }),
    ]);
    const [posted] = await this.mapper.toMessages(ctx, [
      { ...message, authorName: ctx.principal.displayName, writers: place.writers, animates: place.animates },
    ]);
    if (!posted) throw new Error('a message was mapped to nothing');
    return posted;
  }

  private async requireBelow(ceilingLabelId: number, label: InternedLabel): Promise<void> {
    const [{ policies }, [ceiling]] = await Promise.all([
      this.policies.get(),
      this.labels.byIds([ceilingLabelId]),
    ]);
    if (!ceiling || !isWithinCeiling(policies, ceiling.parts, label.parts))
      throw new DomainError('invalid', 'LABEL_ABOVE_CEILING', 'this label is above the ceiling of the space');
  }
}
