import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Mention, PageQuery } from '#contracts';
import { DEFAULT_PAGE_SIZE, toPage, type Page } from '#kernel';
import { FoundMessages } from '../messages/found-messages.js';
import { MentionsRepository } from './mentions.repository.js';

/** Where somebody is mentioned, across all that he reads. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly found: FoundMessages,
    private readonly mentions: MentionsRepository,
  ) {}

  async list(ctx: RequestContext, query: PageQuery): Promise<Page<Mention>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.mentions.list(ctx, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ messageId }) => messageId);
    const found = await this.found.withPlaces(
      ctx,
      page.items.map(({ messageId }) => messageId),
    );
    const items = page.items.flatMap(({ messageId, unread }): Mention[] => {
      const one = found.get(messageId);
      return one ? [{ ...one, unread }] : [];
    });
    return { items, next: page.next };
  }
}
