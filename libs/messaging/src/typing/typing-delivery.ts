import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import type { Delivery, DeliverySource } from '#http';
import type { Id } from '#kernel';

interface TypingRow {
  readonly personId: Id;
  readonly displayName: string;
  readonly conversationId: Id;
  readonly threadId: Id | null;
  readonly labelId: number;
}

/** Tells those who read the label that somebody writes; not the writer himself, and nobody any more who was overtaken. */
@Injectable()
export class TypingDelivery implements DeliverySource {
  readonly types = ['typing.noted'] as const;
  readonly auditEvent = 'typing.delivered';

  async load(_ctx: RequestContext, id: Id): Promise<Delivery | null> {
    const [row] = await runStatement<TypingRow>(
      `SELECT person_id AS "personId", display_name AS "displayName", conversation_id AS "conversationId",
         thread_id AS "threadId", label_id AS "labelId"
       FROM messaging.typing WHERE id = $1`,
      [id],
    );
    if (!row) return null;
    const { personId, displayName, conversationId, threadId, labelId } = row;
    const frame = { conversationId, threadId, person: { id: personId, displayName } };
    return {
      object: { type: 'Conversation', id: conversationId, labelId },
      dataFor: (reader) => (reader.principal.accountId === personId ? null : frame),
    };
  }
}
