import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, ScopedRepository, type Statement } from '#database';
import type { Id } from '#kernel';
import { ProfileEntity } from '#people';
import { MessageEntity } from './message.entity.js';
import { placeColumn } from './place-column.js';

/** A message with its author's name: what lists show, in one statement. */
export interface MessageRow {
  readonly id: Id;
  readonly conversationId: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly authorId: Id;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly version: number;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** How a change of one's own message went. */
export type ChangeOutcome = 'done' | 'absent' | 'deleted' | 'changed';

export interface RevisionRow {
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Date;
}

/** The columns of a message, without the class that TypeORM maps them to. */
export type NewMessage = { readonly [Column in keyof MessageEntity]: MessageEntity[Column] };

/** Versions that one answer shows. */
const MOST_REVISIONS = 100;

@Injectable()
export class MessagesRepository extends ScopedRepository<MessageEntity> {
  constructor(private readonly access: AccessService) {
    super(MessageEntity, 'message');
  }

  /** Newest first, older than `before`; one row more than `limit` when more exist. */
  listVisible(
    ctx: RequestContext,
    conversationId: Id,
    limit: number,
    before: Id | null,
  ): Promise<MessageRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', placeColumn);
    // One step down the index for each label that the conversation holds and the reader may read: what lies above him
    // is never walked through. Where and under which label is judged before the messages are looked at.
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT page.*, coalesce(author.display_name, messaging.author_name(page.id)) AS "authorName"
       FROM (SELECT page.* FROM messaging.conversation_label place
         CROSS JOIN LATERAL (
           SELECT message.id, message.conversation_id AS "conversationId", message.space_id AS "spaceId",
             message.label_id AS "labelId", message.author_id AS "authorId", message.body,
             message.created_at AS "createdAt", message.version, message.edited_at AS "editedAt",
             message.deleted_at AS "deletedAt"
           FROM messaging.message
           WHERE message.conversation_id = place.conversation_id AND message.label_id = place.label_id
             ${before === null ? '' : 'AND message.id < :before'}
           ORDER BY message.id DESC LIMIT :most) page
         WHERE place.conversation_id = :conversationId AND (${scope.sql})
         ORDER BY page.id DESC LIMIT :most) page
         LEFT JOIN people.profile author ON author.id = page."authorId"
       ORDER BY page.id DESC`,
      { ...scope.parameters, conversationId, before, most: limit + 1 },
    );
    return runStatement<MessageRow>(statement, values);
  }

  /** Null when hidden or absent. */
  async findVisible(ctx: RequestContext, id: Id): Promise<MessageRow | null> {
    const query = this.select(ctx).andWhere('message.id = :id', { id });
    const [row] = await runStatement<MessageRow>(...query.getQueryAndParameters());
    return row ?? null;
  }

  insertion(message: NewMessage): Statement {
    return {
      text: `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        message.id,
        message.conversationId,
        message.spaceId,
        message.labelId,
        message.authorId,
        message.body,
        message.createdAt,
      ],
    };
  }

  async edit(id: Id, version: number, body: string, at: Date): Promise<ChangeOutcome> {
    const rows = await runStatement<{ outcome: ChangeOutcome }>(
      'SELECT messaging.edit_message($1, $2, $3, $4) AS outcome',
      [id, version, body, at],
    );
    return rows[0]?.outcome ?? 'absent';
  }

  async remove(id: Id, at: Date): Promise<ChangeOutcome> {
    const rows = await runStatement<{ outcome: ChangeOutcome }>(
      'SELECT messaging.delete_message($1, $2) AS outcome',
      [id, at],
    );
    return rows[0]?.outcome ?? 'absent';
  }

  /** What a visible message said before, oldest first; its row and its revisions carry the same label and space. */
  revisions(id: Id): Promise<RevisionRow[]> {
    return runStatement(
      `SELECT version, body, written_at AS "writtenAt" FROM messaging.message_revision
       WHERE message_id = $1 ORDER BY version LIMIT ${MOST_REVISIONS}`,
      [id],
    );
  }

  private select(ctx: RequestContext) {
    return this.within((columnOf) => this.access.scope(ctx, 'read', 'Message', columnOf))
      .leftJoin(ProfileEntity, 'author', 'author.id = message.author_id')
      .select('message.id', 'id')
      .addSelect('message.conversation_id', 'conversationId')
      .addSelect('message.space_id', 'spaceId')
      .addSelect('message.label_id', 'labelId')
      .addSelect('message.author_id', 'authorId')
      .addSelect('coalesce(author.display_name, messaging.author_name(message.id))', 'authorName')
      .addSelect('message.body', 'body')
      .addSelect('message.created_at', 'createdAt')
      .addSelect('message.version', 'version')
      .addSelect('message.edited_at', 'editedAt')
      .addSelect('message.deleted_at', 'deletedAt');
  }
}
