import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { PageQuery, SavedMessage } from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, toPage, type Id, type Page } from '#kernel';
import { FoundMessages } from '../messages/found-messages.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { OwnChanges } from '../reading/own-changes.js';
import { SavedRepository } from './saved.repository.js';

/** Messages that somebody keeps for himself. Nobody else learns of it. */
@Injectable()
export class SavedService {
  constructor(
    private readonly changes: OwnChanges,
    private readonly clock: Clock,
    private readonly found: FoundMessages,
    private readonly messages: MessagesRepository,
    private readonly saved: SavedRepository,
  ) {}

  async list(ctx: RequestContext, query: PageQuery): Promise<Page<SavedMessage>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.saved.list(ctx, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    const found = await this.found.withPlaces(
      ctx,
      page.items.map(({ messageId }) => messageId),
    );
    const items = page.items.flatMap(({ messageId, savedAt }) => {
      const one = found.get(messageId);
      return one ? [{ ...one, savedAt: savedAt.toISOString() }] : [];
    });
    return { items, next: page.next };
  }

  /** Saving what is saved changes nothing. @throws DomainError not_found NOT_FOUND. */
  async save(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<void> {
    const row = await this.messages.getIn(ctx, conversationId, messageId);
    if (await this.saved.add(ctx, row, this.clock.now())) this.changes.publish(ctx, [row]);
  }

  /** @throws as `save`. */
  async forget(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<void> {
    const row = await this.messages.getIn(ctx, conversationId, messageId);
    if (await this.saved.remove(ctx, messageId)) this.changes.publish(ctx, [row]);
  }
}
