import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { MarkRead, Reading, UnreadTotals } from '#contracts';
import type { Id } from '#kernel';
import { MessagesRepository } from '../messages/messages.repository.js';
import { OwnChanges } from './own-changes.js';
import { ReadingRepository } from './reading.repository.js';

/** Up to where people have read. Nobody but the reader learns of it. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly changes: OwnChanges,
    private readonly messages: MessagesRepository,
    private readonly reading: ReadingRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND for a message that is hidden, absent or of another conversation. */
  async mark(ctx: RequestContext, conversationId: Id, { messageId, unread }: MarkRead): Promise<Reading> {
    const message = await this.messages.getIn(ctx, conversationId, messageId);
    const labels = unread
      ? await this.reading.markUnread(ctx, conversationId, messageId)
      : await this.reading.markRead(ctx, conversationId, messageId);
    // Under each label by itself: a screen at a low level does not hear what was read above it.
    this.changes.publish(
      ctx,
      labels.map((labelId) => ({ spaceId: message.spaceId, labelId })),
    );
    const row = (await this.reading.unread([conversationId])).get(conversationId);
    return {
      unread: { count: row?.unread ?? 0, mentions: row?.mentions ?? 0 },
      lastReadId: row?.lastReadId ?? null,
    };
  }

  totals(): Promise<UnreadTotals> {
    return this.reading.totals();
  }
}
