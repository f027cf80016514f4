import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed, runStatement } from '#database';
import type { Id } from '#kernel';
import { readableLabels } from '../messages/readable-places.js';

export interface FollowedTopic {
  readonly rootId: Id;
  /** The newest reply that the reader reads; the first message itself where he reads none. */
  readonly newestId: Id;
}

@Injectable()
export class ThreadsRepository {
  constructor(private readonly access: AccessService) {}

  /**
   * Topics that the caller follows and of which he reads more than the first message, newest activity first: one step
   * down the index of replies for each label that he reads in the conversation of each.
   */
  listFollowed(ctx: RequestContext, most: number, before: Id | null): Promise<FollowedTopic[]> {
    const labels = readableLabels(this.access, ctx, 'place.conversation_id = follow.conversation_id');
    return runNamed(
      `SELECT active."rootId", active."newestId" FROM (
         SELECT follow.root_id AS "rootId", coalesce(newest.id, thread.root_id) AS "newestId"
         FROM messaging.thread_follow follow JOIN messaging.thread ON thread.root_id = follow.root_id
           LEFT JOIN LATERAL (
             SELECT last.id FROM (${labels.sql}) place
               CROSS JOIN LATERAL (SELECT reply.id FROM messaging.message reply
                 WHERE reply.thread_id = follow.root_id AND reply.label_id = place.label_id
                 ORDER BY reply.id DESC LIMIT 1) last
             ORDER BY last.id DESC LIMIT 1) newest ON true
         WHERE follow.person_id = :me AND follow.following
           AND (newest.id IS NOT NULL OR thread.title IS NOT NULL OR thread.resolved_at IS NOT NULL)) active
       ${before === null ? '' : 'WHERE active."newestId" < :before'}
       ORDER BY active."newestId" DESC LIMIT :most`,
      { ...labels.parameters, me: ctx.principal.accountId, before, most },
    );
  }

  async put(
    rootId: Id,
    title: string | null,
    resolved: boolean,
    at: Date,
  ): Promise<'done' | 'absent' | 'deleted'> {
    const rows = await runStatement<{ outcome: 'done' | 'absent' | 'deleted' }>(
      'SELECT messaging.put_thread($1, $2, $3, $4) AS outcome',
      [rootId, title, resolved, at],
    );
    return rows[0]?.outcome ?? 'absent';
  }

  /** @returns false when there is no such topic for the caller. */
  async follow(rootId: Id, following: boolean): Promise<boolean> {
    const rows = await runStatement<{ done: boolean }>('SELECT messaging.follow_thread($1, $2) AS done', [
      rootId,
      following,
    ]);
    return rows[0]?.done ?? false;
  }

  /** @returns false when there is no such topic for the caller. */
  async readTo(rootId: Id, messageId: Id): Promise<boolean> {
    const rows = await runStatement<{ done: boolean }>('SELECT messaging.read_thread($1, $2) AS done', [
      rootId,
      messageId,
    ]);
    return rows[0]?.done ?? false;
  }
}
