import { Injectable } from '@nestjs/common';
import { RelayPool, type OutboxEvent } from '#database';

export interface PlacedEvent extends OutboxEvent {
  readonly position: bigint;
}

interface Row extends OutboxEvent {
  readonly position: string;
}

/** Most events that one step sequences or reads. */
const BATCH = 500;

/** Metadata of events in the order in which they became visible. */
@Injectable()
export class OutboxReader {
  constructor(private readonly pool: RelayPool) {}

  /** Gives positions to what has committed since. @returns whether there may be more. */
  async sequence(): Promise<boolean> {
    const [row] = await this.pool.query<{ done: number }>('SELECT events.sequence($1) AS done', [BATCH]);
    return row?.done === BATCH;
  }

  /** The same, and what comes after `position`, in order: at most one batch. */
  async next(position: bigint): Promise<readonly PlacedEvent[]> {
    const rows = await this.pool.query<Row>(
      `SELECT position, type, subject_id AS "subjectId", space_id AS "spaceId", label_id AS "labelId"
       FROM events.next($1, $2)`,
      [position.toString(), BATCH],
    );
    return rows.map(placed);
  }

  /** The last position given, also when its event is forgotten; 0 when there was none. */
  async latest(): Promise<bigint> {
    const [row] = await this.pool.query<{ position: string }>('SELECT events.latest() AS position');
    return BigInt(row?.position ?? 0);
  }

  /**
   * Whether everything after `position` up to `until` is still there: events are forgotten after 24 hours, and an
   * empty outbox says nothing of what it held.
   */
  async reaches(position: bigint, until: bigint): Promise<boolean> {
    const [row] = await this.pool.query<{ oldest: string | null }>(
      'SELECT min(position) AS oldest FROM events.outbox',
    );
    const oldest = row?.oldest ?? null;
    return oldest === null ? position === until : position >= BigInt(oldest) - 1n;
  }

  /** The next events after `position`, in order; at most one batch. */
  async after(position: bigint): Promise<readonly PlacedEvent[]> {
    const rows = await this.pool.query<Row>(
      `SELECT position, type, subject_id AS "subjectId", space_id AS "spaceId", label_id AS "labelId"
       FROM events.outbox WHERE position > $1 ORDER BY position LIMIT ${BATCH}`,
      [position.toString()],
    );
    return rows.map(placed);
  }
}

function placed(row: Row): PlacedEvent {
  return { ...row, position: BigInt(row.position) };
}
