import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

interface ForwardRow {
  readonly messageId: Id;
  readonly conversationId: Id;
  readonly authorId: Id;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  /** Null: not for this reader. */
  readonly sourceId: Id | null;
  readonly sourceConversationId: Id | null;
}

/** Words that were brought here from elsewhere, and where from for whom that place is open. */
@Injectable()
export class ForwardsDecorator implements MessageDecorator {
  readonly marks = MARKS.forward;

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const forwards = await runStatement<ForwardRow>(
      `SELECT forward.message_id AS "messageId", forward.conversation_id AS "conversationId",
         forward.author_id AS "authorId",
         coalesce(author.display_name, messaging.named_beside(forward.message_id, forward.author_id)) AS "authorName",
         forward.body, forward.created_at AS "createdAt", source.source_id AS "sourceId",
         source.conversation_id AS "sourceConversationId"
       FROM messaging.forward LEFT JOIN people.profile author ON author.id = forward.author_id
         LEFT JOIN messaging.forward_sources($1) source ON source.message_id = forward.message_id
       WHERE forward.message_id = ANY ($1)`,
      [rows.map(({ id }) => id)],
    );
    return new Map(forwards.map((row) => [row.messageId, toDecoration(row)]));
  }
}

/** In a frame only a source of the same conversation is told: it lies where all of the frame's readers are. */
function toDecoration(row: ForwardRow): Decoration {
  const words = {
    author: { id: row.authorId, displayName: row.authorName },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
  };
  const source =
    row.sourceId === null || row.sourceConversationId === null
      ? null
      : { conversationId: row.sourceConversationId, messageId: row.sourceId };
  const near = source?.conversationId === row.conversationId ? source : null;
  return {
    shown: { forwarded: { ...words, source } },
    framed: { forwarded: { ...words, source: near } },
  };
}
