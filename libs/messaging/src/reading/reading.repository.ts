import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { UnreadTotals } from '#contracts';
import { runNamed, runStatement, type Statement } from '#database';
import type { Id } from '#kernel';
import { placeColumn } from '../messages/place-column.js';

/** What of a conversation its reader has not read; both numbers end at 100. */
export interface UnreadRow {
  readonly conversationId: Id;
  /** Null: he has read nothing there, at the level at which he works. */
  readonly lastReadId: Id | null;
  readonly unread: number;
  readonly mentions: number;
}

@Injectable()
export class ReadingRepository {
  constructor(private readonly access: AccessService) {}

  /** Of those of these that the caller may enter. */
  async unread(conversationIds: readonly Id[]): Promise<ReadonlyMap<Id, UnreadRow>> {
    const { text, values } = unreadStatement(conversationIds);
    const rows = await runStatement<UnreadRow>(text, values);
    return new Map(rows.map((row) => [row.conversationId, row]));
  }

  async totals(): Promise<UnreadTotals> {
    const rows = await runStatement<UnreadTotals>(
      'SELECT conversations, mentions, threads, acknowledgements FROM messaging.unread_totals()',
    );
    return rows[0] ?? { conversations: 0, mentions: 0, threads: 0, acknowledgements: 0 };
  }

  /** @returns the labels under which something was unread until now. A mark that is further on stays. */
  markRead(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<readonly number[]> {
    return this.mark(
      ctx,
      'm.id <= :messageId',
      `DO UPDATE SET last_read_id = excluded.last_read_id WHERE mark.last_read_id < excluded.last_read_id`,
      { conversationId, messageId },
    );
  }

  /** @returns the labels under which something is unread again. A mark from before the message stays. */
  async markUnread(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<readonly number[]> {
    const gone = await runStatement<{ label: number }>(
      `DELETE FROM messaging.read_state WHERE conversation_id = $1 AND last_read_id >= $2 AND person_id = $3
       RETURNING label_id AS label`,
      [conversationId, messageId, ctx.principal.accountId],
    );
    await this.mark(ctx, 'm.id < :messageId', 'DO NOTHING', { conversationId, messageId });
    return gone.map(({ label }) => label);
  }

  /** For each label that the caller reads there, its newest message. The same order for all, or two screens lock each other. */
  private async mark(
    ctx: RequestContext,
    upTo: string,
    onConflict: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<readonly number[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', placeColumn);
    return (
      await runNamed<{ label: number }>(
        `INSERT INTO messaging.read_state AS mark (person_id, conversation_id, space_id, label_id, last_read_id)
       SELECT :personId, place.conversation_id, place.space_id, place.label_id, newest.id
       FROM messaging.conversation_label place CROSS JOIN LATERAL (
         SELECT m.id FROM messaging.message m
         WHERE m.conversation_id = place.conversation_id AND m.label_id = place.label_id AND ${upTo}
         ORDER BY m.id DESC LIMIT 1) newest
       WHERE place.conversation_id = :conversationId AND (${scope.sql})
       ORDER BY place.label_id
       ON CONFLICT (person_id, conversation_id, label_id) ${onConflict}
       RETURNING label_id AS label`,
        { ...scope.parameters, ...values, personId: ctx.principal.accountId },
      )
    ).map(({ label }) => label);
  }
}

/** Asked first by who opens a conversation. */
export function unreadStatement(conversationIds: readonly Id[]): Statement {
  return {
    text: `SELECT conversation_id AS "conversationId", last_read_id AS "lastReadId", unread, mentions
       FROM messaging.unread($1)`,
    values: [conversationIds],
  };
}
