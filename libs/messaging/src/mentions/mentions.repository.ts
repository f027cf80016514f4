import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed } from '#database';
import type { Id } from '#kernel';
import { columnsOf } from '../messages/columns-of.js';

export interface MentionRow {
  readonly messageId: Id;
  readonly unread: boolean;
}

/** Only what others wrote mentions somebody. */
const BY_OTHERS =
  'JOIN messaging.message m ON m.id = mention.message_id AND m.author_id <> :me AND m.deleted_at IS NULL';

@Injectable()
export class MentionsRepository {
  constructor(private readonly access: AccessService) {}

  /**
   * Messages that mention the caller by name, or all of a place that he may enter: newest first, older than `before`;
   * one more than `limit` when more exist. Two walks down two indexes, each bounded before they meet.
   */
  list(ctx: RequestContext, limit: number, before: Id | null): Promise<MentionRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Message', columnsOf('mention'));
    const older = before === null ? '' : 'AND mention.message_id < :before';
    return runNamed<MentionRow>(
      `SELECT found.id AS "messageId",
         CASE WHEN m.thread_id IS NULL THEN mark.last_read_id IS NULL OR m.id > mark.last_read_id
           ELSE topic.last_read_id IS NULL OR m.id > topic.last_read_id END AS unread
       FROM (
         (SELECT mention.message_id AS id FROM messaging.mention ${BY_OTHERS}
           WHERE mention.person_id = :me ${older} AND (${scope.sql})
           ORDER BY mention.message_id DESC LIMIT :most)
         UNION
         (SELECT newest.message_id FROM messaging.conversation c CROSS JOIN LATERAL (
             SELECT mention.message_id FROM messaging.mention ${BY_OTHERS}
             WHERE mention.conversation_id = c.id AND mention.person_id IS NULL ${older} AND (${scope.sql})
             ORDER BY mention.message_id DESC LIMIT :most) newest
           ORDER BY newest.message_id DESC LIMIT :most)) found
         JOIN messaging.message m ON m.id = found.id
         LEFT JOIN messaging.read_state mark ON mark.person_id = :me AND mark.conversation_id = m.conversation_id
           AND mark.label_id = m.label_id
         LEFT JOIN messaging.thread_follow topic ON topic.person_id = :me AND topic.root_id = m.thread_id
       ORDER BY found.id DESC LIMIT :most`,
      { ...scope.parameters, me: ctx.principal.accountId, before, most: limit + 1 },
    );
  }
}
