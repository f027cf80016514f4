import type pg from 'pg';
import type { Id } from '#kernel';
import { TILE_WIDTH } from '../tree/tile-path.js';
import type { TileReader } from '../tree/tile-reader.js';

/** The columns that repeat a record, under the names of its body. */
export interface Projection {
  readonly id: Id;
  readonly at: string;
  readonly emitter: Id;
  readonly emitterSeq: number;
  readonly event: string;
  readonly actor: Id | null;
  readonly sessionId: Id | null;
  readonly sourceAddress: string | null;
  readonly objectType: string | null;
  readonly objectId: Id | null;
  /** As it is shown outside. */
  readonly label: Id | null;
  readonly decision: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly correlationId: Id;
}

/** A place in the log and what lies there; all null when the record is gone. */
export interface LogPlace {
  readonly index: number;
  readonly mac: Buffer | null;
  readonly body: Buffer | null;
  /** Null where nothing tells of a person, or no longer. */
  readonly personal: Buffer | null;
  readonly columns: Projection | null;
}

export interface HeldCheckpoint {
  readonly id: number;
  readonly size: number;
  readonly note: string;
}

/** With what witnesses said of it: lines that belong behind the note, or nothing. */
export interface WitnessedCheckpoint extends HeldCheckpoint {
  readonly cosignatures: string;
}

/** Places from `fromIndex` up to, not including, `toIndex`. */
export interface PrunedRange {
  readonly fromIndex: number;
  readonly toIndex: number;
}

/** A record that has no place yet. `queued`: it waits for one. */
export interface UnsealedRecord {
  readonly id: Id;
  readonly mac: Buffer;
  readonly body: Buffer;
  readonly personal: Buffer | null;
  readonly queued: boolean;
}

const COLUMNS = `jsonb_build_object('id', e.id, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'emitter', e.emitter, 'emitterSeq', e.emitter_seq, 'event', e.event, 'actor', e.actor, 'sessionId', e.session_id,
  'sourceAddress', e.source_address, 'objectType', e.object_type, 'objectId', e.object_id, 'label', label.wire_id,
  'decision', e.decision, 'outcome', e.outcome, 'reason', e.reason, 'correlationId', e.correlation_id)`;

/** One of each witness: a note holds no two signatures by one key. */
const LINES = `(SELECT coalesce(string_agg(line, '' ORDER BY witness), '') FROM
  (SELECT DISTINCT ON (s.witness) s.witness, s.line FROM audit.cosignature s WHERE s.checkpoint_id = c.id
   ORDER BY s.witness, s.id) one)`;

/** The log as the auditor reads it: one moment of it, on a connection that can write nothing. */
export class LogReader {
  private constructor(private readonly client: pg.ClientBase) {}

  /** @param client as `ruche_auditor`; everything read until `end` is of this moment. */
  static async open(client: pg.ClientBase): Promise<LogReader> {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return new LogReader(client);
  }

  async end(): Promise<void> {
    await this.client.query('COMMIT');
  }

  async size(): Promise<number> {
    const { rows } = await this.client.query<{ size: string }>('SELECT size FROM audit.head');
    return Number(rows[0]?.size ?? 0);
  }

  /** The last one; null before the first. */
  async lastCheckpoint(): Promise<HeldCheckpoint | null> {
    const { rows } = await this.client.query<{ id: string; size: string; note: string }>(
      'SELECT id, size, note FROM audit.checkpoint ORDER BY id DESC LIMIT 1',
    );
    return rows.map(checkpointOf)[0] ?? null;
  }

  /** Checkpoints after one, in the order of their making. */
  async checkpoints(after: number, most: number): Promise<readonly WitnessedCheckpoint[]> {
    const { rows } = await this.client.query<{ id: string; size: string; note: string; lines: string }>(
      `SELECT c.id, c.size, c.note, ${LINES} AS lines FROM audit.checkpoint c WHERE c.id > $1 ORDER BY c.id LIMIT $2`,
      [after, most],
    );
    return rows.map((row) => ({ ...checkpointOf(row), cosignatures: row.lines }));
  }

  /** What witnesses said of a checkpoint: lines that belong behind its note. */
  async cosignatures(checkpointId: number): Promise<string> {
    const { rows } = await this.client.query<{ lines: string }>(
      `SELECT ${LINES} AS lines FROM (SELECT $1::bigint AS id) c`,
      [checkpointId],
    );
    return rows[0]?.lines ?? '';
  }

  /** The largest size that a witness cosigned; null: any of them. 0 when there is none. */
  async lastCosignedSize(witness: string | null): Promise<number> {
    const { rows } = await this.client.query<{ size: string | null }>(
      `SELECT max(c.size) AS size FROM audit.cosignature s JOIN audit.checkpoint c ON c.id = s.checkpoint_id
       WHERE $1::text IS NULL OR s.witness = $1`,
      [witness],
    );
    return Number(rows[0]?.size ?? 0);
  }

  readonly tile: TileReader = async (level, n) => {
    const { rows } = await this.client.query<{ hashes: Buffer }>(
      'SELECT hashes FROM audit.tile WHERE level = $1 AND number = $2',
      [level, n],
    );
    return rows[0]?.hashes ?? null;
  };

  /** Whole bundles whose records are gone by the site's own rule, at least in part; in order. */
  async pruned(): Promise<readonly PrunedRange[]> {
    const { rows } = await this.client.query<{ from: string; to: string }>(
      `SELECT from_index / ${TILE_WIDTH} * ${TILE_WIDTH} AS from, (to_index + ${TILE_WIDTH - 1}) / ${TILE_WIDTH} * ${TILE_WIDTH} AS to
       FROM audit.pruned WHERE to_index > from_index ORDER BY from_index`,
    );
    return rows.map(({ from, to }) => ({ fromIndex: Number(from), toIndex: Number(to) }));
  }

  /** How many records, from the beginning of the log on, no longer say anything of persons. */
  async forgotten(): Promise<number> {
    const { rows } = await this.client.query<{ to: string | null }>(
      'SELECT max(done_index) AS to FROM audit.erasure',
    );
    return Number(rows[0]?.to ?? 0);
  }

  async places(from: number, most: number): Promise<readonly LogPlace[]> {
    const { rows } = await this.client.query<Omit<LogPlace, 'index'> & { index: string }>(
      `SELECT l.index, e.mac, e.body, e.personal, CASE WHEN e.id IS NOT NULL THEN ${COLUMNS} END AS columns
       FROM (SELECT * FROM audit.leaf WHERE index >= $1 ORDER BY index LIMIT $2) l
         LEFT JOIN audit.audit_event e ON e.id = l.event_id LEFT JOIN access.label label ON label.id = e.label_id
       ORDER BY l.index`,
      [from, most],
    );
    return rows.map((row) => ({ ...row, index: Number(row.index) }));
  }

  /** Where a record lies; null when it is in no log, or has no place yet. */
  async placeOf(id: Id): Promise<number | null> {
    const { rows } = await this.client.query<{ index: string }>(
      'SELECT index FROM audit.leaf WHERE event_id = $1',
      [id],
    );
    return rows[0] ? Number(rows[0].index) : null;
  }

  /** Records without a place, after an id. */
  async unsealed(after: Id | null, most: number): Promise<readonly UnsealedRecord[]> {
    const { rows } = await this.client.query<UnsealedRecord>(
      `SELECT e.id, e.mac, e.body, e.personal, EXISTS (SELECT FROM audit.audit_pending p WHERE p.id = e.id) AS queued
       FROM audit.audit_event e
       WHERE ($1::uuid IS NULL OR e.id > $1) AND NOT EXISTS (SELECT FROM audit.leaf l WHERE l.event_id = e.id)
       ORDER BY e.id LIMIT $2`,
      [after, most],
    );
    return rows;
  }

  /** The keys that the log itself names, each with the place from which it signs. */
  async keys(): Promise<readonly { readonly vkey: string; readonly fromIndex: number }[]> {
    const { rows } = await this.client.query<{ vkey: string; index: string }>(
      `SELECT convert_from(e.body, 'UTF8')::jsonb -> 'facts' ->> 'vkey' AS vkey, min(l.index) AS index
       FROM audit.audit_event e JOIN audit.leaf l ON l.event_id = e.id
       WHERE e.event IN ('audit.sequencer_started', 'audit.key_rotated') GROUP BY 1 ORDER BY 2`,
    );
    return rows.map(({ vkey, index }, place) => ({ vkey, fromIndex: place === 0 ? 0 : Number(index) }));
  }
}

function checkpointOf({ id, size, note }: { id: string; size: string; note: string }): HeldCheckpoint {
  return { id: Number(id), size: Number(size), note };
}
