import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Message } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

interface WithheldRow {
  readonly messageId: Id;
  readonly reason: NonNullable<Message['withheld']>['reason'];
  readonly rule: string | null;
  readonly at: Date;
}

/** Why the words of a message are not shown. What is too high for its place comes before what broke a rule. */
@Injectable()
export class WithheldDecorator implements MessageDecorator {
  readonly marks = MARKS.withheld;

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const withheld = await runStatement<WithheldRow>(
      `SELECT DISTINCT ON (w.message_id) w.message_id AS "messageId", w.reason, w.rule, w.at
       FROM messaging.withheld w WHERE w.message_id = ANY ($1)
       ORDER BY w.message_id, w.reason DESC, w.at`,
      [rows.map(({ id }) => id)],
    );
    return new Map(
      withheld.map(({ messageId, reason, rule, at }) => [
        messageId,
        { shown: { withheld: { reason, rule, at: at.toISOString() } } },
      ]),
    );
  }
}
