import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { PageQuery, Pin } from '#contracts';
import { Outbox } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';
import { mayWrite } from '#spaces';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { FoundMessages } from '../messages/found-messages.js';
import type { MessageRow } from '../messages/message-row.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { PinsRepository } from './pins.repository.js';

/** Messages that a conversation keeps in sight: for all of its readers who may read them. */
@Injectable()
export class PinsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly conversations: ConversationsRepository,
    private readonly found: FoundMessages,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
    private readonly pins: PinsRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async list(ctx: RequestContext, conversationId: Id, query: PageQuery): Promise<Page<Pin>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.pins.list(ctx, conversationId, limit, query.before ?? null);
    if (rows.length === 0) await this.conversations.getPlace(ctx, conversationId);
    const page = toPage(rows, limit, ({ id }) => id);
    const messages = await this.found.byId(
      ctx,
      page.items.map(({ messageId }) => messageId),
    );
    const items = page.items.flatMap(({ messageId, pinnedAt, pinnedBy, pinnedByName }): Pin[] => {
      const message = messages.get(messageId);
      const by = pinnedByName === null ? null : { id: pinnedBy, displayName: pinnedByName };
      return message ? [{ message, pinnedAt: pinnedAt.toISOString(), pinnedBy: by }] : [];
    });
    return { items, next: page.next };
  }

  /**
   * Pinning what is pinned changes nothing.
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who does not write there; conflict MESSAGE_DELETED.
   */
  async pin(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<void> {
    const row = await this.getPinnable(ctx, conversationId, messageId);
    if (row.deletedAt !== null)
      throw new DomainError('conflict', 'MESSAGE_DELETED', 'the message was deleted');
    if (await this.pins.add(ctx, row, this.clock.now())) await this.tell(ctx, row, 'message.pinned');
  }

  /** @throws as `pin`. */
  async unpin(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<void> {
    const row = await this.getPinnable(ctx, conversationId, messageId);
    if (await this.pins.remove(messageId)) await this.tell(ctx, row, 'message.unpinned');
  }

  private async getPinnable(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<MessageRow> {
    const row = await this.messages.getIn(ctx, conversationId, messageId);
    await this.access.require(ctx, 'pin', 'Message', { labelId: row.labelId, spaceId: row.spaceId });
    if (!mayWrite(row))
      throw new DomainError('forbidden', 'FORBIDDEN', 'who does not write here pins nothing');
    return row;
  }

  private async tell(
    ctx: RequestContext,
    { id, spaceId, labelId }: MessageRow,
    event: 'message.pinned' | 'message.unpinned',
  ): Promise<void> {
    await this.audit.record(ctx, { event, object: { type: 'Message', id, labelId } });
    this.outbox.publish({ type: 'pin.changed', subjectId: id, spaceId, labelId });
  }
}
