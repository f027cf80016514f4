import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { Message } from '#contracts';
import { runNamed } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { readableLabels } from '../messages/readable-places.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

/** Replies of one label in one topic that are counted; what lies beyond is as many. */
const MOST_COUNTED = 1_000;

/** People that a topic shows, and the newest replies of each label among which they are looked for. */
const PEOPLE = 3;
const LOOKED_AT = 20;

interface TopicRow {
  readonly rootId: Id;
  readonly title: string | null;
  readonly resolvedById: Id | null;
  readonly resolvedByName: string | null;
  readonly resolvedAt: Date | null;
  readonly replies: number;
  readonly lastReplyAt: Date | null;
  readonly people: readonly { readonly id: Id; readonly displayName: string }[];
  readonly followed: boolean;
  readonly unread: number;
  /** Whether somebody answered under the label of the first message: whoever reads that one reads the answer. */
  readonly evident: boolean;
}

/**
 * Topics, counted over what the reader reads. A topic of which he reads neither an answer nor a title nor a state is
 * none to him: that others answered above him does not show, in a frame neither.
 */
@Injectable()
export class TopicsDecorator implements MessageDecorator {
  readonly marks = MARKS.thread;

  constructor(private readonly access: AccessService) {}

  async decorate(ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const labels = readableLabels(this.access, ctx, 'place.conversation_id = thread.conversation_id');
    const topics = await runNamed<TopicRow>(
      `SELECT thread.root_id AS "rootId", thread.title, thread.resolved_by AS "resolvedById",
         CASE WHEN thread.resolved_by IS NOT NULL
           THEN coalesce(resolver.display_name, messaging.named_beside(thread.root_id, thread.resolved_by)) END AS "resolvedByName", thread.resolved_at AS "resolvedAt",
         coalesce(follow.following, false) AS followed,
         coalesce(topic.replies, 0)::int4 AS replies, topic."lastReplyAt", coalesce(topic.people, '[]') AS people,
         CASE WHEN follow.following THEN coalesce(topic.unread, 0) ELSE 0 END::int4 AS unread,
         coalesce(topic.evident, false) AS evident
       FROM messaging.thread
         LEFT JOIN messaging.thread_follow follow ON follow.root_id = thread.root_id AND follow.person_id = :me
         LEFT JOIN people.profile resolver ON resolver.id = thread.resolved_by
         LEFT JOIN LATERAL (
           SELECT sum(part.replies) AS replies, max(part.last_at) AS "lastReplyAt", sum(part.unread) AS unread,
             bool_or(part.label_id = thread.label_id AND part.replies > 0) AS evident,
             (SELECT jsonb_agg(jsonb_build_object('id', named.author_id, 'displayName', named.name) ORDER BY named.last DESC)
               FROM (SELECT one.author_id, coalesce(p.display_name, messaging.author_name(one.last)) AS name, one.last
                 FROM (SELECT DISTINCT ON (each.author_id) each.author_id, each.id AS last
                   FROM (SELECT (a ->> 0)::uuid AS author_id, (a ->> 1)::uuid AS id
                     FROM jsonb_array_elements(jsonb_agg(part.authors)) parts, jsonb_array_elements(parts) a) each
                   ORDER BY each.author_id, each.id DESC) one
                 LEFT JOIN people.profile p ON p.id = one.author_id
                 ORDER BY one.last DESC LIMIT ${PEOPLE}) named) AS people
           FROM (${labels.sql}) place
             CROSS JOIN LATERAL (
               SELECT place.label_id, count(*) AS replies, max(reply.created_at) AS last_at,
                 count(*) FILTER (WHERE reply.author_id <> :me AND reply.imported_by IS NULL
                   AND (follow.last_read_id IS NULL OR reply.id > follow.last_read_id)) AS unread,
                 jsonb_agg(jsonb_build_array(reply.author_id, reply.id)) FILTER (WHERE reply.n <= ${LOOKED_AT}) AS authors
               FROM (SELECT m.id, m.author_id, m.created_at, m.imported_by, row_number() OVER (ORDER BY m.id DESC) AS n
                 FROM messaging.message m
                 WHERE m.thread_id = thread.root_id AND m.label_id = place.label_id AND m.deleted_at IS NULL
                 ORDER BY m.id DESC LIMIT ${MOST_COUNTED}) reply
               HAVING count(*) > 0) part) topic ON true
       WHERE thread.root_id = ANY (:roots)`,
      { ...labels.parameters, me: ctx.principal.accountId, roots: rows.map(({ id }) => id) },
    );
    return new Map(topics.map((topic) => [topic.rootId, toDecoration(topic)]));
  }
}

function toDecoration(topic: TopicRow): Decoration {
  const thread = {
    title: topic.title,
    resolvedBy:
      topic.resolvedById === null
        ? null
        : { id: topic.resolvedById, displayName: topic.resolvedByName ?? '' },
    resolvedAt: topic.resolvedAt?.toISOString() ?? null,
  };
  const told = topic.title !== null || topic.resolvedAt !== null;
  if (!told && topic.replies === 0) return {};
  return {
    shown: { thread },
    framed: { thread: told || topic.evident ? thread : null },
    own: { thread: ownOf(topic) },
  };
}

function ownOf(topic: TopicRow): NonNullable<Message['own']>['thread'] {
  return {
    replies: topic.replies,
    lastReplyAt: topic.lastReplyAt?.toISOString() ?? null,
    people: [...topic.people],
    followed: topic.followed,
    unread: topic.unread,
  };
}
