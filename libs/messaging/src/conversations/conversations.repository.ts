import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, ScopedRepository } from '#database';
import { DomainError, type Id } from '#kernel';
import type { SpaceWriting } from '#spaces';
import { placeColumn } from '../messages/place-column.js';
import { ConversationEntity } from './conversation.entity.js';

/** Characters of a last message that a list shows. */
const EXCERPT_LENGTH = 140;

export interface LastMessageRow {
  readonly conversationId: Id;
  readonly id: Id;
  readonly authorName: string;
  readonly excerpt: string;
  readonly createdAt: Date;
  readonly labelId: number;
}

export interface PostingPlace extends SpaceWriting {
  readonly spaceId: Id;
  readonly labelId: number;
  readonly ceilingLabelId: number;
}

@Injectable()
export class ConversationsRepository extends ScopedRepository<ConversationEntity> {
  constructor(private readonly access: AccessService) {
    super(ConversationEntity, 'conversation');
  }

  /** @throws DomainError not_found NOT_FOUND: hidden and absent are the same. */
  getVisible(ctx: RequestContext, id: Id): Promise<ConversationEntity> {
    return this.getWithin((columnOf) => this.access.scope(ctx, 'read', 'Conversation', columnOf), id);
  }

  /** Newest conversation first, older than `before`; one row more than `limit` when more exist. */
  listVisible(ctx: RequestContext, limit: number, before: Id | null): Promise<ConversationEntity[]> {
    const query = this.within((columnOf) => this.access.scope(ctx, 'read', 'Conversation', columnOf));
    if (before !== null) query.andWhere('conversation.id < :before', { before });
    return this.rows(query.orderBy('conversation.id', 'DESC').limit(limit + 1));
  }

  /** Those of these in which the caller may write. */
  async openAmong(ctx: RequestContext, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
    if (ids.length === 0) return new Set();
    const query = this.within((columnOf) => this.access.scope(ctx, 'post', 'Conversation', columnOf));
    const rows = await this.rows(query.andWhere('conversation.id = ANY (:ids)', { ids }));
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Where a message would go, in one statement.
   * @throws DomainError not_found NOT_FOUND: hidden and absent are the same.
   */
  async getPlace(ctx: RequestContext, id: Id): Promise<PostingPlace> {
    const scope = this.access.scopeOfEntered(ctx, 'read', 'Conversation', conversationColumn);
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT conversation.space_id AS "spaceId", conversation.label_id AS "labelId",
         conversation.ceiling_label_id AS "ceilingLabelId", conversation.writers, conversation.animates
       FROM messaging.my_conversation(:id) conversation WHERE (${scope.sql})`,
      { ...scope.parameters, id },
    );
    const [place] = await runStatement<PostingPlace>(statement, values);
    if (!place) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return place;
  }

  /** The newest message of the main flow of each that the caller may read: one step down the index for each label that it holds. */
  async lastMessages(
    ctx: RequestContext,
    conversationIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, LastMessageRow>> {
    const scope = this.access.scope(ctx, 'read', 'Message', placeColumn);
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT asked.id AS "conversationId", m.id, coalesce(p.display_name, messaging.author_name(m.id)) AS "authorName",
         m.excerpt, m.created_at AS "createdAt", m.label_id AS "labelId"
       FROM unnest(:conversationIds::uuid[]) asked (id)
         CROSS JOIN LATERAL (
           SELECT newest.* FROM messaging.conversation_label place
             CROSS JOIN LATERAL (
               SELECT message.id, message.author_id, left(message.body, ${EXCERPT_LENGTH}) AS excerpt,
                 message.created_at, message.label_id
               FROM messaging.message
               WHERE message.conversation_id = place.conversation_id AND message.label_id = place.label_id
                 AND message.thread_id IS NULL
               ORDER BY message.id DESC LIMIT 1) newest
           WHERE place.conversation_id = asked.id AND (${scope.sql})
           ORDER BY newest.id DESC LIMIT 1) m
         LEFT JOIN people.profile p ON p.id = m.author_id`,
      { conversationIds, ...scope.parameters },
    );
    const rows = await runStatement<LastMessageRow>(statement, values);
    return new Map(rows.map((row) => [row.conversationId, row]));
  }
}

function conversationColumn(field: string): string {
  const column = { labelId: 'conversation.label_id', spaceId: 'conversation.space_id' }[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which a conversation has not`);
  return column;
}
