import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, ScopedRepository } from '#database';
import type { Id } from '#kernel';
import { ProfileEntity } from '#people';
import { MessageEntity } from './message.entity.js';

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

const SCOPE_COLUMNS: Readonly<Record<string, string>> = {
  labelId: 'message.label_id',
  spaceId: 'message.space_id',
};

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
    // One step down the index for each readable label: what lies above the reader is never walked through.
    const scope = this.access.scope(ctx, 'read', 'Message', (field) => {
      const column = SCOPE_COLUMNS[field];
      if (column === undefined) throw new Error(`rules speak of ${field}, which a message has not`);
      return column;
    });
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT page.*, coalesce(author.display_name, messaging.author_name(page.id)) AS "authorName"
       FROM (SELECT page.* FROM unnest(:labels::int4[]) readable (id)
         CROSS JOIN LATERAL (
           SELECT message.id, message.conversation_id AS "conversationId", message.space_id AS "spaceId",
             message.label_id AS "labelId", message.author_id AS "authorId", message.body,
             message.created_at AS "createdAt", message.version, message.edited_at AS "editedAt",
             message.deleted_at AS "deletedAt"
           FROM messaging.message
           WHERE message.conversation_id = :conversationId AND message.label_id = readable.id AND (${scope.sql})
             ${before === null ? '' : 'AND message.id < :before'}
           ORDER BY message.id DESC LIMIT :most) page
         ORDER BY page.id DESC LIMIT :most) page
         LEFT JOIN people.profile author ON author.id = page."authorId"
       ORDER BY page.id DESC`,
      { ...scope.parameters, conversationId, before, most: limit + 1, labels: [...ctx.principal.labels] },
    );
    return runStatement<MessageRow>(statement, values);
  }

  /** Null when hidden or absent. */
  async findVisible(ctx: RequestContext, id: Id): Promise<MessageRow | null> {
    const query = this.select(ctx).andWhere('message.id = :id', { id });
    const [row] = await runStatement<MessageRow>(...query.getQueryAndParameters());
    return row ?? null;
  }

  async insert(message: NewMessage): Promise<void> {
    await runStatement(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        message.id,
        message.conversationId,
        message.spaceId,
        message.labelId,
        message.authorId,
        message.body,
        message.createdAt,
      ],
    );
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
