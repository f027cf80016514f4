import { Injectable } from '@nestjs/common';
import { AuditService, insertion } from '#audit';
import { WorkerPool } from '#database';
import { newId, type Id } from '#kernel';

/** Rows that one batch destroys at most: well within the time of a statement. */
const BATCH = 500;

interface Row {
  readonly spaceId: Id | null;
  readonly content: string | null;
  readonly labelId: number | null;
  readonly destroyed: number;
}

export interface SweptBatch {
  readonly destroyed: number;
  /** Whether the pass over all spaces is over; also when another worker is at it. */
  readonly over: boolean;
}

/** Destroys what is past its time, batch by batch; where one ends, any worker begins the next. */
@Injectable()
export class RetentionSweep {
  constructor(
    private readonly audit: AuditService,
    private readonly pool: WorkerPool,
  ) {}

  /** One batch and its records, in one transaction. They tell where, under which label and how many: no words. */
  batch(): Promise<SweptBatch> {
    return this.pool.transaction(async (client) => {
      const { rows } = await client.query<Row>(
        `SELECT space_id AS "spaceId", content, label_id AS "labelId", destroyed FROM retention.sweep($1)`,
        [BATCH],
      );
      const gone = rows.flatMap(({ spaceId, content, labelId, destroyed }) =>
        spaceId === null || content === null ? [] : [{ spaceId, content, labelId, destroyed }],
      );
      if (gone.length > 0) {
        const records = await this.audit.rows(
          { ...NOBODY, correlationId: newId() },
          gone.map(({ spaceId, content, labelId, destroyed }) => ({
            event: 'retention.destroyed',
            object: { type: 'Space', id: spaceId, labelId },
            facts: { content, destroyed },
          })),
        );
        const { text, values } = insertion(records);
        await client.query(text, [...values]);
      }
      return {
        destroyed: gone.reduce((sum, { destroyed }) => sum + destroyed, 0),
        over: rows.find(({ spaceId }) => spaceId === null)?.destroyed !== 0,
      };
    });
  }
}

const NOBODY = { actor: null, sessionId: null, workingLevel: null, sourceAddress: null } as const;
