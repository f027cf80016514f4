import { Injectable } from '@nestjs/common';
import type { AuditPeople, AuditQuery } from '#contracts';
import { runStatement } from '#database';
import { firstIdAt, type Id } from '#kernel';
import type { RecordRow } from './record.mapper.js';

/** Ids are made a moment after the time was read, and clocks are set: how much earlier or later one may lie, in ms. */
const ROOM_MS = 60_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface Found {
  /** Newest first. */
  readonly ids: readonly Id[];
  /** All down to it were looked at; null: all that could fit. */
  readonly reached: Id | null;
}

const SEARCH = `SELECT ids, reached
  FROM audit.search_log($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

const RECORDS = `SELECT id, at, event, actor, actor_name AS "actorName", session_id AS "sessionId",
    source_address AS "sourceAddress", object_type AS "objectType", object_id AS "objectId", label_id AS "labelId", decision,
    outcome, reason, correlation_id AS "correlationId", body, personal, index
  FROM audit.log_records($1)`;

/** What the database gives of the log, in the running unit of work: to officers and auditors, and to nobody else a row. */
@Injectable()
export class LogReading {
  async search(query: AuditQuery, most: number): Promise<Found> {
    const [found] = await runStatement<Found>(SEARCH, [
      query.from === undefined ? FIRST_ID : firstIdAt(moved(query.from, -ROOM_MS)),
      belowOf(query),
      query.from ?? null,
      query.until ?? null,
      query.event ?? null,
      query.actor ?? null,
      query.session ?? null,
      query.object ?? null,
      query.objectType ?? null,
      query.label ?? null,
      query.decision ?? null,
      query.outcome ?? null,
      query.source ?? null,
      query.correlation ?? null,
      most,
    ]);
    return found ?? { ids: [], reached: null };
  }

  /** Newest first. */
  records(ids: readonly Id[]): Promise<RecordRow[]> {
    return runStatement<RecordRow>(RECORDS, [ids]);
  }

  /** Text of the signed note. */
  async checkpointOver(index: number): Promise<string | null> {
    const [row] = await runStatement<{ note: string | null }>('SELECT audit.checkpoint_over($1) AS note', [
      index,
    ]);
    return row?.note ?? null;
  }

  people(name: string, most: number): Promise<AuditPeople['items']> {
    return runStatement('SELECT id, display_name AS "displayName", unit FROM audit.people_named($1, $2)', [
      name,
      most,
    ]);
  }
}

function belowOf({ before = LAST_ID, until }: AuditQuery): Id {
  const end = until === undefined ? LAST_ID : firstIdAt(moved(until, ROOM_MS));
  return before < end ? before : end;
}

function moved(moment: string, ms: number): Date {
  return new Date(Date.parse(moment) + ms);
}
