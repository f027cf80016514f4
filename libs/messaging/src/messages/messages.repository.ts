import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed, runStatement, type Statement } from '#database';
import { DomainError, type Id } from '#kernel';
import { ROW_COLUMNS, type MessageRow, type NewMessage } from './message-row.js';
import { readablePlaces } from './readable-places.js';

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
  async listVisible(ctx: RequestContext, flow: Flow, stretch: Stretch): Promise<MessageRow[]> {
    const { text, values } = stretchStatement(flow, stretch);
    const rows = await runStatement<MessageRow>(text, values);
    return this.readable(ctx, rows);
  }

  /** Null when hidden or absent. */
  async findVisible(ctx: RequestContext, id: Id): Promise<MessageRow | null> {
    const { text, values } = messageStatement(id);
    const [row] = this.readable(ctx, await runStatement<MessageRow>(text, values));
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

  /** What the rules let him read of rows that came through a function that asks for entry; each place is judged once. */
  private readable(ctx: RequestContext, rows: readonly MessageRow[]): MessageRow[] {
    this.access.noteEntered(ctx, rows);
    const judged = new Map<string, boolean>();
    return rows.filter(({ labelId, spaceId }) => {
      const place = `${labelId} ${spaceId}`;
      const known = judged.get(place) ?? this.access.can(ctx, 'read', 'Message', { labelId, spaceId });
      judged.set(place, known);
      return known;
    });
  }

  private read(page: string, parameters: Readonly<Record<string, unknown>>) {
    return runNamed<MessageRow>(withAuthors(page), parameters);
  }
}

/** One message, asked first by who delivers it. */
export function messageStatement(id: Id): Statement {
  const text = withAuthors(
    `SELECT ${ROW_COLUMNS} FROM messaging.message CROSS JOIN LATERAL messaging.my_places(message.conversation_id) place
     WHERE message.id = $1 AND place.label_id = message.label_id`,
  );
  return { text, values: [id] };
}

/** Asked first by the routes that list. One text for each kind of stretch. */
export function stretchStatement({ conversationId, threadId }: Flow, { from, most }: Stretch): Statement {
  const values: unknown[] = [conversationId, most];
  const bound = (value: unknown): string => `$${values.push(value)}`;
  const order = from?.than === '>' ? 'ASC' : 'DESC';
  const flow =
    threadId === null
      ? 'message.conversation_id = place.conversation_id AND message.thread_id IS NULL'
      : `message.thread_id = ${bound(threadId)}`;
  const text = withAuthors(
    `SELECT page.* FROM (SELECT place.* FROM messaging.my_places($1) place OFFSET 0) place
     CROSS JOIN LATERAL (
       SELECT ${ROW_COLUMNS} FROM messaging.message
       WHERE ${flow} AND message.label_id = place.label_id ${from ? `AND message.id ${from.than} ${bound(from.id)}` : ''}
       ORDER BY message.id ${order} LIMIT $2) page
     ORDER BY page.id ${order} LIMIT $2`,
  );
  return { text, values };
}

function withAuthors(page: string): string {
  return `SELECT page.*, ${AUTHOR} FROM (${page}) page
       LEFT JOIN people.profile author ON author.id = page."authorId"
     ORDER BY page.id DESC`;
}
