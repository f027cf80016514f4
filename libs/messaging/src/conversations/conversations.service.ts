import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Conversation, PageQuery } from '#contracts';
import { DEFAULT_PAGE_SIZE, toPage, type Id, type Page } from '#kernel';
import { mayWrite, SpaceReader, type SpaceSummary } from '#spaces';
import type { ConversationEntity } from './conversation.entity.js';
import { ReadingRepository, type UnreadRow } from '../reading/reading.repository.js';
import { ConversationsRepository, type LastMessageRow } from './conversations.repository.js';

/** What of a conversation is described: rows that the caller sees. */
type ConversationRow = Pick<ConversationEntity, 'id' | 'spaceId' | 'labelId'>;

@Injectable()
export class ConversationsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly conversations: ConversationsRepository,
    private readonly labels: LabelStore,
    private readonly reading: ReadingRepository,
    private readonly spaces: SpaceReader,
  ) {}

  async list(ctx: RequestContext, query: PageQuery): Promise<Page<Conversation>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.conversations.listVisible(ctx, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: await this.describe(ctx, page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND when it is hidden or absent. */
  async get(ctx: RequestContext, id: Id): Promise<Conversation> {
    const { spaceId, labelId } = await this.conversations.getPlace(ctx, id);
    const row = { id, spaceId, labelId };
    await this.audit.recordReads(ctx, 'conversation.read', 'Conversation', [row]);
    const [conversation] = await this.describe(ctx, [row]);
    if (!conversation) throw new Error('a visible conversation lies in a hidden space');
    return conversation;
  }

  private async describe(ctx: RequestContext, rows: readonly ConversationRow[]): Promise<Conversation[]> {
    this.access.noteEntered(ctx, rows);
    const ids = rows.map(({ id }) => id);
    const [last, unread, spaces] = await Promise.all([
      this.conversations.lastMessages(ctx, ids),
      this.reading.unread(ids),
      this.spaces.summaries(rows.map(({ spaceId }) => spaceId)),
    ]);
    const recorded = [...last.values()];
    if (recorded.length > 0) await this.audit.recordReads(ctx, 'message.read', 'Message', recorded);
    const readable = new Map(
      (await this.labels.readable(ctx.principal)).map(({ id, wireId }) => [id, wireId]),
    );
    return rows.flatMap((row) => {
      const space = spaces.get(row.spaceId);
      return space
        ? [this.toConversation(ctx, row, space, last.get(row.id), unread.get(row.id), readable)]
        : [];
    });
  }

  private toConversation(
    ctx: RequestContext,
    row: ConversationRow,
    space: SpaceSummary,
    last: LastMessageRow | undefined,
    unread: UnreadRow | undefined,
    readable: ReadonlyMap<number, Id>,
  ): Conversation {
    return {
      id: row.id,
      space: {
        id: space.id,
        kind: space.kind,
        ceilingLabelId: readable.get(space.ceilingLabelId) ?? null,
        memberCount: space.memberCount,
      },
      name: space.otherName ?? space.name,
      defaultLabelId: readable.get(space.defaultLabelId) ?? null,
      lastMessage: last
        ? {
            authorName: last.authorName,
            excerpt: last.excerpt,
            createdAt: last.createdAt.toISOString(),
            labelId: readable.get(last.labelId) ?? '',
          }
        : null,
      unread: { count: unread?.unread ?? 0, mentions: unread?.mentions ?? 0 },
      lastReadId: unread?.lastReadId ?? null,
      abilities: {
        post:
          mayWrite(space) &&
          this.access.can(ctx, 'post', 'Conversation', { labelId: row.labelId, spaceId: row.spaceId }),
      },
    };
  }
}
