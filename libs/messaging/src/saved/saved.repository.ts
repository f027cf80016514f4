import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed, runStatement } from '#database';
import { newId, type Id } from '#kernel';
import { columnsOf } from '../messages/columns-of.js';
import type { MessageRow } from '../messages/message-row.js';

export interface SavedRow {
  readonly id: Id;
  readonly messageId: Id;
  readonly savedAt: Date;
}

@Injectable()
export class SavedRepository {
  constructor(private readonly access: AccessService) {}

  /** Of the caller, latest first, older than `before`; one row more than `limit` when more exist. */
  list(ctx: RequestContext, limit: number, before: Id | null): Promise<SavedRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', columnsOf('saved'));
    return runNamed<SavedRow>(
      `SELECT saved.id, saved.message_id AS "messageId", saved.saved_at AS "savedAt" FROM messaging.saved
       WHERE saved.person_id = :me ${before === null ? '' : 'AND saved.id < :before'} AND (${scope.sql})
       ORDER BY saved.id DESC LIMIT :most`,
      { ...scope.parameters, me: ctx.principal.accountId, before, most: limit + 1 },
    );
  }

  /** @returns whether it was not saved before. */
  async add(ctx: RequestContext, row: MessageRow, at: Date): Promise<boolean> {
    const rows = await runStatement(
      `INSERT INTO messaging.saved (id, person_id, message_id, conversation_id, space_id, label_id, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id, message_id) DO NOTHING RETURNING id`,
      [newId(), ctx.principal.accountId, row.id, row.conversationId, row.spaceId, row.labelId, at],
    );
    return rows.length > 0;
  }

  /** @returns whether it was saved before. */
  async remove(ctx: RequestContext, messageId: Id): Promise<boolean> {
    const rows = await runStatement(
      'DELETE FROM messaging.saved WHERE person_id = $1 AND message_id = $2 RETURNING id',
      [ctx.principal.accountId, messageId],
    );
    return rows.length > 0;
  }
}
