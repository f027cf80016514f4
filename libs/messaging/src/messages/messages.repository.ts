import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { currentManager, runStatement, type Statement } from '#database';
import { DomainError, type Id } from '#kernel';
import { ROW_COLUMNS, type MessageRow, type NewMessage } from './message-row.js';
import { placesOfConversation, readablePlaces } from './readable-places.js';

/** How a change of one's own message went. */
export type ChangeOutcome = 'done' | 'absent' | 'deleted' | 'changed';

export interface RevisionRow {
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Date;
}

/** Where messages are listed: the main flow of a conversation, or the replies of one topic in it. */
export interface Flow {
  readonly conversationId: Id;
  /** Null: the main flow. */
  readonly threadId: Id | null;
}

/** Rows next to an id: `<` and `<=` the newest of the older ones, `>` the oldest of the newer ones; null the newest. */
export interface Stretch {
  readonly from: { readonly than: '<' | '<=' | '>'; readonly id: Id } | null;
  readonly most: number;
}

/** Versions that one answer shows. */
const MOST_REVISIONS = 100;

const AUTHOR = `coalesce(author.display_name, messaging.author_name(page.id)) AS "authorName"`;

@Injectable()
export class MessagesRepository {
  constructor(private readonly access: AccessService) {}

  /** A stretch of what the caller reads, newest first. Hidden or absent ids are places in time like any other. */
  listVisible(
    ctx: RequestContext,
    { conversationId, threadId }: Flow,
    { from, most }: Stretch,
  ): Promise<MessageRow[]> {
    const places = placesOfConversation(this.access, ctx, conversationId);
    const order = from?.than === '>' ? 'ASC' : 'DESC';
    return this.read(
      `SELECT page.* FROM (${places.sql}) place
       CROSS JOIN LATERAL (
         SELECT ${ROW_COLUMNS} FROM messaging.message
         WHERE ${threadId === null ? 'message.conversation_id = place.conversation_id AND message.thread_id IS NULL' : 'message.thread_id = :threadId'}
           AND message.label_id = place.label_id ${from ? `AND message.id ${from.than} :from` : ''}
         ORDER BY message.id ${order} LIMIT :most) page
       ORDER BY page.id ${order} LIMIT :most`,
      { ...places.parameters, threadId, from: from?.id, most },
    );
  }

  /** Null when hidden or absent. */
  async findVisible(ctx: RequestContext, id: Id): Promise<MessageRow | null> {
    const [row] = await this.findAllVisible(ctx, [id]);
    return row ?? null;
  }

  /** @throws DomainError not_found NOT_FOUND when it is hidden, absent, or in another conversation. */
  async getIn(ctx: RequestContext, conversationId: Id, id: Id): Promise<MessageRow> {
    const row = await this.findVisible(ctx, id);
    if (row?.conversationId !== conversationId)
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  /** Those among these that the caller reads, newest first. */
  findAllVisible(ctx: RequestContext, ids: readonly Id[]): Promise<MessageRow[]> {
    const places = readablePlaces(
      this.access,
      ctx,
      'place.conversation_id = message.conversation_id AND place.label_id = message.label_id',
    );
    return this.read(
      `SELECT ${ROW_COLUMNS} FROM messaging.message JOIN LATERAL (${places.sql}) place ON true
       WHERE message.id = ANY (:ids)`,
      { ...places.parameters, ids },
    );
  }

  insertion(message: NewMessage): Statement {
    return {
      text: `INSERT INTO messaging.message
         (id, conversation_id, space_id, label_id, author_id, body, created_at, thread_id, priority, decorations)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        message.id,
        message.conversationId,
        message.spaceId,
        message.labelId,
        message.authorId,
        message.body,
        message.createdAt,
        message.threadId,
        message.priority,
        message.decorations,
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

  private read(page: string, parameters: Readonly<Record<string, unknown>>) {
    const [statement, values] = currentManager().dataSource.driver.escapeQueryWithParameters(
      `SELECT page.*, ${AUTHOR} FROM (${page}) page
         LEFT JOIN people.profile author ON author.id = page."authorId"
       ORDER BY page.id DESC`,
      parameters,
    );
    return runStatement<MessageRow>(statement, values);
  }
}
