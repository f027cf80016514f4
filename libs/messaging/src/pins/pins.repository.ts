import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed, runStatement } from '#database';
import { newId, type Id } from '#kernel';
import { columnsOf } from '../messages/columns-of.js';
import type { MessageRow } from '../messages/message-row.js';

export interface PinRow {
  readonly id: Id;
  readonly messageId: Id;
  readonly pinnedAt: Date;
  readonly pinnedBy: Id;
  /** Null for somebody whom the reader does not know. */
  readonly pinnedByName: string | null;
}

@Injectable()
export class PinsRepository {
  constructor(private readonly access: AccessService) {}

  /** Latest first, older than `before`; one row more than `limit` when more exist. What was deleted is pinned no more. */
  list(ctx: RequestContext, conversationId: Id, limit: number, before: Id | null): Promise<PinRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', columnsOf('pin'));
    return runNamed<PinRow>(
      `SELECT pin.id, pin.message_id AS "messageId", pin.pinned_at AS "pinnedAt", pin.pinned_by AS "pinnedBy",
         who.display_name AS "pinnedByName"
       FROM messaging.pin
         JOIN messaging.message m ON m.id = pin.message_id AND m.deleted_at IS NULL
         LEFT JOIN people.profile who ON who.id = pin.pinned_by
       WHERE pin.conversation_id = :conversationId ${before === null ? '' : 'AND pin.id < :before'} AND (${scope.sql})
       ORDER BY pin.id DESC LIMIT :most`,
      { ...scope.parameters, conversationId, before, most: limit + 1 },
    );
  }

  /** Null when it is not pinned. The message was read by the caller. */
  async pinnedAt(messageId: Id): Promise<Date | null> {
    const rows = await runStatement<{ at: Date }>(
      'SELECT pinned_at AS at FROM messaging.pin WHERE message_id = $1',
      [messageId],
    );
    return rows[0]?.at ?? null;
  }

  /** @returns whether it was not pinned before. */
  async add(ctx: RequestContext, row: MessageRow, at: Date): Promise<boolean> {
    const rows = await runStatement(
      `INSERT INTO messaging.pin (id, message_id, conversation_id, space_id, label_id, pinned_by, pinned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (message_id) DO NOTHING RETURNING id`,
      [newId(), row.id, row.conversationId, row.spaceId, row.labelId, ctx.principal.accountId, at],
    );
    return rows.length > 0;
  }

  /** @returns whether it was pinned before. */
  async remove(messageId: Id): Promise<boolean> {
    const rows = await runStatement('DELETE FROM messaging.pin WHERE message_id = $1 RETURNING id', [
      messageId,
    ]);
    return rows.length > 0;
  }
}
