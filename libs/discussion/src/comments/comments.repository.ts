import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { runNamed, runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import type { Outcome } from '../outcome.js';
import type { DiscussionSubject } from '../subject.js';

export interface CommentRow {
  readonly id: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly authorId: Id;
  readonly authorName: string;
  readonly body: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

export interface CommentRevisionRow {
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Date;
}

const COLUMNS: Readonly<Record<string, string>> = {
  labelId: 'c.label_id',
  spaceId: 'c.space_id',
  authorId: 'c.author_id',
};

/** Versions that one answer shows. */
const MOST_REVISIONS = 100;

/** Reads comments within the caller's scope; writes through the functions that judge him. */
@Injectable()
export class CommentsRepository {
  constructor(private readonly access: AccessService) {}

  /** Newest first, older than `before`; one row more than `limit` when more exist. */
  listVisible(
    ctx: RequestContext,
    { type, id }: DiscussionSubject,
    limit: number,
    before: Id | null,
  ): Promise<CommentRow[]> {
    return this.read(
      ctx,
      `c.subject_id = :id AND c.subject_type = :type AND (:before::uuid IS NULL OR c.id < :before)
       ORDER BY c.id DESC LIMIT :most`,
      { id, type, before, most: limit + 1 },
    );
  }

  /** @throws DomainError not_found NOT_FOUND: hidden, absent, and on something that is gone are the same. */
  async getVisible(ctx: RequestContext, id: Id): Promise<CommentRow> {
    const [row] = await this.read(ctx, 'c.id = :id AND discussion.stands(c.subject_type, c.subject_id)', {
      id,
    });
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return row;
  }

  /** What a visible comment said before, oldest first; its row and its revisions carry the same label and space. */
  revisions(id: Id): Promise<CommentRevisionRow[]> {
    return runStatement(
      `SELECT version, body, written_at AS "writtenAt" FROM discussion.comment_revision
       WHERE comment_id = $1 ORDER BY version LIMIT ${MOST_REVISIONS}`,
      [id],
    );
  }

  /** Calls one of the functions that change comments. */
  async change(call: keyof typeof CALLS, values: readonly unknown[]): Promise<Outcome | undefined> {
    const rows = await runStatement<{ outcome: Outcome }>(CALLS[call], values);
    return rows[0]?.outcome;
  }

  private read(ctx: RequestContext, which: string, values: Readonly<Record<string, unknown>>) {
    const scope = this.access.scope(ctx, 'read', 'Comment', columnOf);
    return runNamed<CommentRow>(
      `SELECT c.id, c.space_id AS "spaceId", c.label_id AS "labelId", c.author_id AS "authorId", c.body, c.version,
         c.created_at AS "createdAt", c.edited_at AS "editedAt", c.deleted_at AS "deletedAt",
         coalesce(p.display_name, discussion.author_name(c.id)) AS "authorName"
       FROM discussion.comment c LEFT JOIN people.profile p ON p.id = c.author_id
       WHERE (${scope.sql}) AND ${which}`,
      { ...scope.parameters, ...values },
    );
  }
}

const CALLS = {
  add: 'SELECT discussion.add_comment($1, $2, $3, $4, $5, $6) AS outcome',
  edit: 'SELECT discussion.edit_comment($1, $2, $3, $4) AS outcome',
  remove: 'SELECT discussion.delete_comment($1, $2) AS outcome',
} as const;

function columnOf(field: string): string {
  const column = COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which a comment has not`);
  return column;
}
