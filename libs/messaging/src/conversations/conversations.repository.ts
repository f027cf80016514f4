import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, ScopedRepository } from '#database';
import type { Id } from '#kernel';
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

  /** Whether the space takes content of this label. */
  async accepts(spaceId: Id, labelId: number): Promise<boolean> {
    const rows = await runStatement<{ accepted: boolean }>(
      'SELECT access.within_ceiling($2, s.ceiling_label_id) AS accepted FROM spaces.space s WHERE s.id = $1',
      [spaceId, labelId],
    );
    return rows[0]?.accepted ?? false;
  }

  /** The newest message of each that the caller may read: one step down the index for each conversation. */
  async lastMessages(
    ctx: RequestContext,
    conversationIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, LastMessageRow>> {
    const scope = this.access.scope(ctx, 'read', 'Message', messageColumn);
    const manager = currentManager();
    const [statement, values] = manager.dataSource.driver.escapeQueryWithParameters(
      `SELECT asked.id AS "conversationId", m.id,
         coalesce(p.display_name, messaging.author_name(m.id)) AS "authorName", m.excerpt,
         m.created_at AS "createdAt", m.label_id AS "labelId"
       FROM unnest(:conversationIds::uuid[]) asked (id)
         CROSS JOIN LATERAL (
           SELECT message.id, message.author_id, left(message.body, ${EXCERPT_LENGTH}) AS excerpt,
             message.created_at, message.label_id
           FROM messaging.message WHERE message.conversation_id = asked.id AND (${scope.sql})
           ORDER BY message.id DESC LIMIT 1) m
         LEFT JOIN people.profile p ON p.id = m.author_id`,
      { conversationIds, ...scope.parameters },
    );
    const rows = await runStatement<LastMessageRow>(statement, values);
    return new Map(rows.map((row) => [row.conversationId, row]));
  }
}

const MESSAGE_COLUMNS: Readonly<Record<string, string>> = {
  labelId: 'message.label_id',
  spaceId: 'message.space_id',
};

function messageColumn(field: string): string {
  const column = MESSAGE_COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which the last message has not`);
  return column;
}
