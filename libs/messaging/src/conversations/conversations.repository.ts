import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runStatement, ScopedRepository, type Statement } from '#database';
import { DomainError, type Id } from '#kernel';
import { SUMMARY, type SpaceSummary, type SpaceWriting } from '#spaces';
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
  readonly spaceId: Id;
}

export interface PostingPlace extends SpaceWriting {
  readonly spaceId: Id;
  readonly labelId: number;
  readonly ceilingLabelId: number;
}

/** A conversation and the space that it is the conversation of. */
export interface FoundConversation {
  readonly id: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly space: SpaceSummary;
}

type FoundRow = SpaceSummary & Pick<FoundConversation, 'spaceId' | 'labelId'>;

@Injectable()
export class ConversationsRepository extends ScopedRepository<ConversationEntity> {
  constructor(private readonly access: AccessService) {
    super(ConversationEntity, 'conversation');
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
    const { text, values } = placeStatement(id);
    const [place] = await runStatement<PostingPlace>(text, values);
    return this.visible(ctx, place);
  }

  /** What is shown of a conversation itself, in one statement. @throws as `getPlace`. */
  async getFound(ctx: RequestContext, id: Id): Promise<FoundConversation> {
    const { text, values } = foundStatement(id);
    const [row] = await runStatement<FoundRow>(text, values);
    const { spaceId, labelId, ...space } = this.visible(ctx, row);
    return { id, spaceId, labelId, space: { ...space, id: spaceId } };
  }

  /** The newest message of the main flow of each that the caller may read. */
  async lastMessages(
    ctx: RequestContext,
    conversationIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, LastMessageRow>> {
    const rows = await this.newest(conversationIds);
    const readable = this.readable(ctx, rows);
    return new Map(readable.map((row) => [row.conversationId, row]));
  }

  /** The same before the rules have judged it: for who asks before the spaces of the caller are known. */
  newest(conversationIds: readonly Id[]): Promise<LastMessageRow[]> {
    const { text, values } = lastMessagesStatement(conversationIds);
    return runStatement<LastMessageRow>(text, values);
  }

  readable(ctx: RequestContext, rows: readonly LastMessageRow[]): LastMessageRow[] {
    return rows.filter(({ labelId, spaceId }) =>
      this.access.can(ctx, 'read', 'Message', { labelId, spaceId }),
    );
  }

  /** Judges a place, which came through a function that asks for entry. */
  private visible<T extends { readonly spaceId: Id; readonly labelId: number }>(
    ctx: RequestContext,
    place: T | undefined,
  ): T {
    if (place) this.access.noteEntered(ctx, [place]);
    if (
      !place ||
      !this.access.can(ctx, 'read', 'Conversation', { labelId: place.labelId, spaceId: place.spaceId })
    )
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return place;
  }
}

/** What a last message shows of its words. */
export function beginningOf(body: string): string {
  // As `left` of PostgreSQL: characters, not UTF-16 code units. No more of them than twice as many units.
  return Array.from(body.slice(0, 2 * EXCERPT_LENGTH))
    .slice(0, EXCERPT_LENGTH)
    .join('');
}

/** One step down the index for each label that a conversation holds and the caller reads. */
export function lastMessagesStatement(conversationIds: readonly Id[]): Statement {
  return {
    text: `SELECT asked.id AS "conversationId", m.id, coalesce(p.display_name, messaging.author_name(m.id)) AS "authorName",
         m.excerpt, m.created_at AS "createdAt", m.label_id AS "labelId", m.space_id AS "spaceId"
       FROM unnest($1::uuid[]) asked (id)
         CROSS JOIN LATERAL (
           SELECT newest.* FROM messaging.conversation_label place
             CROSS JOIN LATERAL (
               SELECT message.id, message.author_id, left(message.body, ${EXCERPT_LENGTH}) AS excerpt,
                 message.created_at, message.label_id, message.space_id
               FROM messaging.message
               WHERE message.conversation_id = place.conversation_id AND message.label_id = place.label_id
                 AND message.thread_id IS NULL
               ORDER BY message.id DESC LIMIT 1) newest
           WHERE place.conversation_id = asked.id
           ORDER BY newest.id DESC LIMIT 1) m
         LEFT JOIN people.profile p ON p.id = m.author_id`,
    values: [conversationIds],
  };
}

/** Where a message would go: asked first by the routes that write there. */
export function placeStatement(conversationId: Id): Statement {
  return {
    text: `SELECT space_id AS "spaceId", label_id AS "labelId", ceiling_label_id AS "ceilingLabelId", writers, animates
       FROM messaging.my_conversation($1)`,
    values: [conversationId],
  };
}

/** A conversation with its space: asked first by who shows it. There is one such place at most, and the plan counts on it. */
export function foundStatement(conversationId: Id): Statement {
  return {
    text: `SELECT place.space_id AS "spaceId", place.label_id AS "labelId", ${SUMMARY}
       FROM (SELECT c.space_id, c.label_id FROM messaging.my_conversation($1) c LIMIT 1) place
         CROSS JOIN LATERAL spaces.my_part(ARRAY[place.space_id]) part
         JOIN spaces.space s ON s.id = place.space_id`,
    values: [conversationId],
  };
}
