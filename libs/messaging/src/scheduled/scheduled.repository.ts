import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { PostMessage } from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';

/** What a message brings besides its words and its label. */
export type ScheduledRequest = Pick<
  PostMessage,
  'priority' | 'threadId' | 'quotes' | 'forwardOf' | 'acknowledge'
>;

export interface ScheduledRow {
  readonly id: Id;
  readonly conversationId: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly jobId: Id;
  readonly body: string;
  readonly request: ScheduledRequest;
  readonly createdAt: Date;
}

const COLUMNS = `id, conversation_id AS "conversationId", space_id AS "spaceId", label_id AS "labelId",
  job_id AS "jobId", body, request, created_at AS "createdAt"`;

/** Own rows under readable labels: the database's policy says the same, and alone would do. */
const MINE = 'person_id = $1 AND label_id = ANY ($2::int4[])';

@Injectable()
export class ScheduledRepository {
  /** Latest written first, older than `before`; one row more than `limit` when more exist. */
  list({ principal }: RequestContext, limit: number, before: Id | null): Promise<ScheduledRow[]> {
    return runStatement<ScheduledRow>(
      `SELECT ${COLUMNS} FROM messaging.scheduled WHERE ${MINE} AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [principal.accountId, principal.labels, before, limit + 1],
    );
  }

  /** @throws DomainError not_found NOT_FOUND: somebody else's, under a label above, and absent are the same. */
  async getVisible({ principal }: RequestContext, id: Id): Promise<ScheduledRow> {
    const rows = await runStatement<ScheduledRow>(
      `SELECT ${COLUMNS} FROM messaging.scheduled WHERE ${MINE} AND id = $3`,
      [principal.accountId, principal.labels, id],
    );
    return rows[0] ?? notFound();
  }

  /** Takes it out, to be sent in the same transaction; null when there is none that the caller reads. */
  async take({ principal }: RequestContext, id: Id): Promise<ScheduledRow | null> {
    const rows = await runStatement<ScheduledRow>(
      `DELETE FROM messaging.scheduled WHERE ${MINE} AND id = $3 RETURNING ${COLUMNS}`,
      [principal.accountId, principal.labels, id],
    );
    return rows[0] ?? null;
  }

  /** Whether the caller has it at all, under whatever label. */
  async keeps(_ctx: RequestContext, id: Id): Promise<boolean> {
    const rows = await runStatement<{ kept: boolean }>('SELECT messaging.keeps_scheduled($1) AS kept', [id]);
    return rows[0]?.kept ?? false;
  }

  async add({ principal }: RequestContext, row: Omit<ScheduledRow, 'createdAt'>): Promise<void> {
    await runStatement(
      `INSERT INTO messaging.scheduled (id, person_id, conversation_id, space_id, label_id, job_id, body, request)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        principal.accountId,
        row.conversationId,
        row.spaceId,
        row.labelId,
        row.jobId,
        row.body,
        JSON.stringify(row.request),
      ],
    );
  }

  async change(_ctx: RequestContext, { id, body, jobId }: ScheduledRow): Promise<void> {
    await runStatement('UPDATE messaging.scheduled SET body = $2, job_id = $3 WHERE id = $1', [
      id,
      body,
      jobId,
    ]);
  }

  /** The place of a failed message may be closed to its writer: where he is told of it then. */
  async openPlace(): Promise<{ readonly spaceId: Id; readonly labelId: number } | null> {
    const rows = await runStatement<{ spaceId: Id; labelId: number }>(
      `SELECT id AS "spaceId", entry_label_id AS "labelId" FROM spaces.space WHERE kind = 'site' LIMIT 1`,
    );
    return rows[0] ?? null;
  }
}

function notFound(): never {
  throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
}
