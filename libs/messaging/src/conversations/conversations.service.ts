import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Conversation, PageQuery } from '#contracts';
import { DEFAULT_PAGE_SIZE, toPage, type Id, type Page } from '#kernel';
import { mayWrite, SpaceReader } from '#spaces';
import type { ConversationEntity } from './conversation.entity.js';
import { ReadingRepository, type UnreadRow } from '../reading/reading.repository.js';
import {
  ConversationsRepository,
  type FoundConversation,
  type LastMessageRow,
} from './conversations.repository.js';

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
    // In one turn: what was asked with the entry is answered until something else is.
    const [found, newest, unread] = await Promise.all([
      this.conversations.getFound(ctx, id),
      this.conversations.newest([id]),
      this.reading.unread([id]),
    ]);
    const last = await this.shown(ctx, newest);
    return this.show(ctx, found, last, unread.get(id));
  }

  /** That one reads its last message is recorded as well. */
  async shown(ctx: RequestContext, newest: readonly LastMessageRow[]): Promise<LastMessageRow | undefined> {
    const [last] = this.conversations.readable(ctx, newest);
    if (last) await this.audit.recordReads(ctx, 'message.read', 'Message', [last]);
    return last;
  }

  /** @param last whose showing is recorded by who has found it. */
  async show(
    ctx: RequestContext,
    found: FoundConversation,
    last: LastMessageRow | undefined,
    unread: UnreadRow | undefined,
  ): Promise<Conversation> {
    await this.audit.recordReads(ctx, 'conversation.read', 'Conversation', [found]);
    return this.toConversation(ctx, found, last, unread, await this.readableLabels(ctx));
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
    const readable = await this.readableLabels(ctx);
    return rows.flatMap(({ id, spaceId, labelId }) => {
      const space = spaces.get(spaceId);
      return space
        ? [this.toConversation(ctx, { id, spaceId, labelId, space }, last.get(id), unread.get(id), readable)]
        : [];
    });
  }

  private async readableLabels(ctx: RequestContext): Promise<ReadonlyMap<number, Id>> {
    return new Map((await this.labels.readable(ctx.principal)).map(({ id, wireId }) => [id, wireId]));
  }

  private toConversation(
    ctx: RequestContext,
    { space, ...row }: FoundConversation,
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
