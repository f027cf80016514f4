import { Injectable } from '@nestjs/common';
import { AccessService, type InternedLabel, type RequestContext } from '#access';
import { AuditService, type AuditEntry } from '#audit';
import { type Message, type MessagePage, type MessageQuery, type PostMessage } from '#contracts';
import { AfterCommit, leaveStatements } from '#database';
import { Clock, DomainError, newId, type Id } from '#kernel';
import { ConversationsRepository, type PostingPlace } from '../conversations/conversations.repository.js';
import { attachments, marksOf } from './attachments.js';
import { readPage, type RowPage } from './message-page.js';
import { MessageSources } from './message-sources.js';
import { MessageMapper } from './message.mapper.js';
import { MessagesRepository } from './messages.repository.js';
import { PostingPlaces } from './posting-places.js';

/** How a message came to be posted, for the log. `scheduled`: what its writer had prepared under this id. */
export interface MessageOrigin {
  readonly scheduled?: Id;
}

@Injectable()
export class MessagesService {
  constructor(
    private readonly access: AccessService,
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly conversations: ConversationsRepository,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
    private readonly places: PostingPlaces,
    private readonly sources: MessageSources,
  ) {}

  /** The main flow. @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async list(ctx: RequestContext, conversationId: Id, query: MessageQuery): Promise<MessagePage> {
    const page = await this.read(ctx, conversationId, query);
    // A message that is seen lies in a conversation that is seen: only an empty page leaves the question open.
    if (page.rows.length === 0) await this.conversations.getPlace(ctx, conversationId);
    return this.show(ctx, page);
  }

  /** The rows of a page of the main flow; none where the conversation is hidden. */
  read(ctx: RequestContext, conversationId: Id, query: MessageQuery): Promise<RowPage> {
    const flow = { conversationId, threadId: null };
    return readPage(query, (stretch) => this.messages.listVisible(ctx, flow, stretch));
  }

  /** A page that was read, as the wire shows it; that it was shown is recorded. */
  async show(ctx: RequestContext, { rows, next, previous }: RowPage): Promise<MessagePage> {
    await this.audit.recordReads(ctx, 'message.read', 'Message', rows);
    return { items: await this.mapper.toMessages(ctx, rows), next, previous };
  }

  /** One message of a conversation, tombstones too. @throws DomainError not_found NOT_FOUND when hidden or absent. */
  async get(ctx: RequestContext, conversationId: Id, id: Id): Promise<Message> {
    const row = await this.messages.getIn(ctx, conversationId, id);
    await this.audit.recordReads(ctx, 'message.read', 'Message', [row]);
    const [message] = await this.mapper.toMessages(ctx, [row]);
    if (!message) throw new Error('a message was mapped to nothing');
    return message;
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid LABEL_REFUSED for a label that the author
   * does not dominate; LABEL_ABOVE_CEILING above the space's ceiling; REQUEST_INVALID for blank words that bring nothing;
   * MESSAGE_SOURCE_REFUSED, MENTIONS_TOO_MANY; conflict LABEL_BELOW_SOURCE, LABEL_NO_UPPER_BOUND, COPY_BLOCKED.
   */
  async post(
    ctx: RequestContext,
    conversationId: Id,
    sent: PostMessage,
    origin: MessageOrigin = {},
  ): Promise<Message> {
    const { body, threadId, priority } = sent;
    const { place, label } = await this.judge(ctx, conversationId, sent);
    const message = {
      id: newId(),
      conversationId,
      spaceId: place.spaceId,
      labelId: label.id,
      authorId: ctx.principal.accountId,
      body: body.trim() === '' ? '' : body,
      createdAt: this.clock.now(),
      version: 1,
      editedAt: null,
      deletedAt: null,
      threadId,
      priority,
      decorations: marksOf(sent),
    };
    await this.access.require(ctx, 'create', 'Message', message);
    leaveStatements([this.messages.insertion(message), ...attachments(message.id, sent, message.createdAt)]);
    await this.audit.record(ctx, recordOf(message.id, label.id, sent, origin));
    this.afterCommit.wake();
    const [posted] = await this.mapper.toMessages(ctx, [
      { ...message, authorName: ctx.principal.displayName, writers: place.writers, animates: place.animates },
    ]);
    if (!posted) throw new Error('a message was mapped to nothing');
    return posted;
  }

  /**
   * Whether a message may be posted so, without posting it.
   * @throws as `post`.
   */
  async judge(
    ctx: RequestContext,
    conversationId: Id,
    sent: PostMessage,
  ): Promise<{ readonly place: PostingPlace; readonly label: InternedLabel }> {
    const { body, labelId, forwardOf } = sent;
    if (forwardOf === null && body.trim() === '')
      throw new DomainError('invalid', 'REQUEST_INVALID', 'a message says something');
    const found = await this.places.get(ctx, conversationId, labelId);
    const sources = await this.sources.get(ctx, conversationId, sent);
    await this.sources.requireCopyable(sources, forwardOf);
    await this.sources.requireCovered(ctx, found.label, sources);
    return found;
  }
}

/** What the log tells of a message: to what it refers, never what it says. */
function recordOf(
  id: Id,
  labelId: number,
  { threadId, quotes, forwardOf, acknowledge }: PostMessage,
  origin: MessageOrigin,
): AuditEntry {
  const facts = {
    ...(threadId === null ? {} : { thread: threadId }),
    ...(quotes.length === 0 ? {} : { quotes }),
    ...(forwardOf === null ? {} : { forwardOf }),
    ...(acknowledge === null ? {} : { acknowledge: true }),
    ...origin,
  };
  return {
    event: 'message.posted',
    object: { type: 'Message', id, labelId },
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
  };
}
