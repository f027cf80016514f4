import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, type Statement } from '#database';
import { DomainError, type Id } from '#kernel';
import { writingColumns, type SpaceWriting } from '#spaces';
import type { MessageEntity } from './message.entity.js';
import { placeColumn } from './place-column.js';

/** A message with its author's name: what lists show, in one statement. */
export interface MessageRow extends SpaceWriting {
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

/** The columns of a row, of `message` at its `place`, the row of messaging.conversation_label that it is judged by. */
const COLUMNS = `message.id, message.conversation_id AS "conversationId", message.space_id AS "spaceId",
  message.label_id AS "labelId", message.author_id AS "authorId", message.body, message.created_at AS "createdAt",
  message.version, message.edited_at AS "editedAt", message.deleted_at AS "deletedAt", place.writers, place.animates`;

const AUTHOR = `coalesce(author.display_name, messaging.author_name(page.id)) AS "authorName"`;

@Injectable()
export class MessagesRepository {
  constructor(private readonly access: AccessService) {}

  /** Newest first, older than `before`; one row more than `limit` when more exist. */
  listVisible(
    ctx: RequestContext,
    conversationId: Id,
    limit: number,
    before: Id | null,
  ): Promise<MessageRow[]> {
    // One step down the index for each label that the conversation holds and the reader may read: what lies above him
    // is never walked through. Where and under which label is judged before the messages are looked at.
    return this.read(
      ctx,
      `SELECT page.* FROM (${this.places(ctx, 'place.conversation_id = :conversationId')}) place
       CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM messaging.message
         WHERE message.conversation_id = place.conversation_id AND message.label_id = place.label_id
           ${before === null ? '' : 'AND message.id < :before'}
         ORDER BY message.id DESC LIMIT :most) page
       ORDER BY page.id DESC LIMIT :most`,
      { conversationId, before, most: limit + 1 },
    );
  }

  /** Null when hidden or absent. */
  async findVisible(ctx: RequestContext, id: Id): Promise<MessageRow | null> {
    const [row] = await this.read(
      ctx,
      `SELECT ${COLUMNS} FROM messaging.message
       JOIN LATERAL (${this.places(ctx, 'place.conversation_id = message.conversation_id AND place.label_id = message.label_id')}) place ON true
       WHERE message.id = :id`,
      { id },
    );
    return row ?? null;
  }

  /** @throws DomainError not_found NOT_FOUND when it is hidden, absent or of another conversation. */
  async getIn(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageRow> {
    const row = await this.findVisible(ctx, id);
    if (row?.conversationId !== conversationId)
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  /** Those of these that the caller may read. */
  findAllVisible(ctx: RequestContext, ids: readonly Id[]): Promise<MessageRow[]> {
    return this.read(
      ctx,
      `SELECT ${COLUMNS} FROM messaging.message
       JOIN LATERAL (${this.places(ctx, 'place.conversation_id = message.conversation_id AND place.label_id = message.label_id')}) place ON true
       WHERE message.id = ANY (:ids)`,
      { ids },
    );
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

  /** The places inside what the caller may read, each judged once: OFFSET keeps the judgement out of the messages. */
  private places(ctx: RequestContext, which: string): string {
    return `SELECT place.*, ${writingColumns('place.space_id')} FROM messaging.conversation_label place
      WHERE ${which} AND (${this.scope(ctx).sql}) OFFSET 0`;
  }

  private scope(ctx: RequestContext) {
    return this.access.scope(ctx, 'read', 'Message', placeColumn);
  }

  private read(ctx: RequestContext, page: string, parameters: Readonly<Record<string, unknown>>) {
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT page.*, ${AUTHOR} FROM (${page}) page
         LEFT JOIN people.profile author ON author.id = page."authorId"
       ORDER BY page.id DESC`,
      { ...this.scope(ctx).parameters, ...parameters },
    );
    return runStatement<MessageRow>(statement, values);
  }
}
