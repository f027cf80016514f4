import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { Message } from '#contracts';
import { runNamed, runStatement } from '#database';
import type { Id } from '#kernel';
import { columnsOf } from '../messages/columns-of.js';

export interface AcknowledgementRow {
  readonly messageId: Id;
  /** Null: at any time. */
  readonly dueAt: Date | null;
  readonly given: number;
  readonly own: NonNullable<Message['own']>['acknowledgement'];
}

export interface AcknowledgerRow {
  readonly id: Id;
  readonly displayName: string;
  readonly unit: string | null;
  /** Null: not yet. */
  readonly givenAt: Date | null;
}

@Injectable()
export class AcknowledgementsRepository {
  constructor(private readonly access: AccessService) {}

  /** Of those of these messages that the caller reads and that ask for it. */
  of(messageIds: readonly Id[]): Promise<AcknowledgementRow[]> {
    return runStatement(
      `SELECT message_id AS "messageId", due_at AS "dueAt", given, own FROM messaging.acknowledgements_of($1)`,
      [messageIds],
    );
  }

  async acknowledge(messageId: Id, at: Date): Promise<'given' | 'already' | 'unasked' | 'absent'> {
    const rows = await runStatement<{ outcome: 'given' | 'already' | 'unasked' | 'absent' }>(
      'SELECT messaging.acknowledge($1, $2) AS outcome',
      [messageId, at],
    );
    return rows[0]?.outcome ?? 'absent';
  }

  /** What the caller is asked for, oldest due first, after `after`; one more than `limit` when more exist. */
  async asked(ctx: RequestContext, limit: number, after: Id | null): Promise<Id[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', columnsOf('asked'));
    return (
      await runNamed<{ id: Id }>(
        `SELECT asked.message_id AS id FROM messaging.acknowledgement asked
         JOIN messaging.message m ON m.id = asked.message_id AND m.deleted_at IS NULL
       WHERE asked.person_id = :me AND asked.given_at IS NULL AND (${scope.sql})
         ${after === null ? '' : `AND (asked.due_order, asked.message_id) > (SELECT last.due_order, last.message_id FROM messaging.acknowledgement last WHERE last.message_id = :after AND last.person_id = :me)`}
       ORDER BY asked.due_order, asked.message_id LIMIT :most`,
        { ...scope.parameters, me: ctx.principal.accountId, after, most: limit + 1 },
      )
    ).map(({ id }) => id);
  }

  /** Null for whoever is neither author nor animator, and for what asks for nothing. */
  async counts(messageId: Id): Promise<{ given: number; waiting: number } | null> {
    const rows = await runStatement<{ given: number; waiting: number }>(
      'SELECT given, waiting FROM messaging.acknowledged($1)',
      [messageId],
    );
    return rows[0] ?? null;
  }

  /** In the order of names; one row more than `limit` when more exist. */
  people(
    messageId: Id,
    state: 'given' | 'waiting' | null,
    limit: number,
    after: Id | null,
  ): Promise<AcknowledgerRow[]> {
    return runStatement(
      `SELECT id, display_name AS "displayName", unit, given_at AS "givenAt"
       FROM messaging.acknowledgers($1, $2, $3, $4)`,
      [messageId, state, after, limit + 1],
    );
  }
}
