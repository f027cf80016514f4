import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Message, MessagePage, MessageQuery, PageQuery, PutThread, ThreadPage } from '#contracts';
import { Outbox } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, toPage, type Id } from '#kernel';
import { readPage } from '../messages/message-page.js';
import type { MessageRow } from '../messages/message-row.js';
import { MessageMapper } from '../messages/message.mapper.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { ThreadsRepository } from './threads.repository.js';

/** Topics: a first message of the main flow, and what was answered to it. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
    private readonly outbox: Outbox,
    private readonly threads: ThreadsRepository,
  ) {}

  /** Replies, newest first; none for a message that is a reply itself. @throws DomainError not_found NOT_FOUND. */
  async replies(
    ctx: RequestContext,
    conversationId: Id,
    rootId: Id,
    query: MessageQuery,
  ): Promise<MessagePage> {
    await this.messages.getIn(ctx, conversationId, rootId);
    const flow = { conversationId, threadId: rootId };
    const page = await readPage(query, (stretch) => this.messages.listVisible(ctx, flow, stretch));
    await this.audit.recordReads(ctx, 'message.read', 'Message', page.rows);
    return { items: await this.mapper.toMessages(ctx, page.rows), next: page.next, previous: page.previous };
  }

  /** Topics that the caller follows, by their first messages, newest activity first. */
  async listFollowed(ctx: RequestContext, query: PageQuery): Promise<ThreadPage> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const found = await this.threads.listFollowed(ctx, limit + 1, query.before ?? null);
    const page = toPage(found, limit, ({ newestId }) => newestId);
    const rows = await this.messages.findAllVisible(
      ctx,
      page.items.map(({ rootId }) => rootId),
    );
    await this.audit.recordReads(ctx, 'message.read', 'Message', rows);
    const messages = new Map(
      (await this.mapper.toMessages(ctx, rows)).map((message) => [message.id, message]),
    );
    return { items: page.items.flatMap(({ rootId }) => messages.get(rootId) ?? []), next: page.next };
  }

  /**
   * Title and state, by who may answer in it. A first title makes a topic of a message.
   * @throws DomainError not_found NOT_FOUND, for a reply too; forbidden FORBIDDEN; conflict MESSAGE_DELETED.
   */
  async put(
    ctx: RequestContext,
    conversationId: Id,
    rootId: Id,
    { title, resolved }: PutThread,
  ): Promise<Message> {
    const row = await this.messages.getIn(ctx, conversationId, rootId);
    const { labelId, spaceId, authorId } = row;
    await this.access.require(ctx, 'reply', 'Message', { labelId, spaceId, authorId });
    const outcome = await this.threads.put(rootId, title, resolved, this.clock.now());
    if (outcome === 'absent') throw absent();
    if (outcome === 'deleted')
      throw new DomainError('conflict', 'MESSAGE_DELETED', 'the message was deleted');
    await this.audit.record(ctx, {
      event: 'thread.changed',
      object: { type: 'Message', id: rootId, labelId },
      facts: { titled: title !== null, resolved },
    });
    this.outbox.publish({ type: 'message.changed', subjectId: rootId, spaceId, labelId });
    return this.map(ctx, await this.messages.getIn(ctx, conversationId, rootId));
  }

  /** @throws DomainError not_found NOT_FOUND, for a reply too. */
  async follow(ctx: RequestContext, conversationId: Id, rootId: Id, following: boolean): Promise<void> {
    await this.messages.getIn(ctx, conversationId, rootId);
    if (!(await this.threads.follow(rootId, following))) throw absent();
  }

  /** Replies up to `messageId` are read; an older one sets them back to unread. @throws DomainError not_found NOT_FOUND. */
  async readTo(ctx: RequestContext, conversationId: Id, rootId: Id, messageId: Id): Promise<void> {
    await this.messages.getIn(ctx, conversationId, rootId);
    if (!(await this.threads.readTo(rootId, messageId))) throw absent();
  }

  private async map(ctx: RequestContext, row: MessageRow): Promise<Message> {
    const [message] = await this.mapper.toMessages(ctx, [row]);
    if (!message) throw new Error('a message was mapped to nothing');
    return message;
  }
}

function absent(): DomainError {
  return new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
}
