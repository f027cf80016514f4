import type { SequencerPool } from '#database';
import type { Id } from '#kernel';
import type { ChangedTile } from '../tree/append-leaves.js';
import type { EmitterState } from './emitter-book.js';

/** A record that waits for its place. */
export interface PendingRecord {
  readonly id: Id;
  readonly at: Date;
  readonly emitter: Id;
  readonly emitterSeq: number;
  readonly mac: Buffer;
  readonly body: Buffer;
}

export interface SealedRecord {
  readonly index: number;
  readonly mac: Buffer;
  readonly body: Buffer;
}

/** How far the log is sealed; `note` is null before the first checkpoint. */
export interface Head {
  readonly size: number;
  readonly note: string | null;
}

/** A month of the log whose records are gone, and between which places they lay; `to` is the first behind them. */
export interface PrunedMonth {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

/** Places from `from` up to before `to` whose identities are to go; `announcement`: the record that says so already. */
export interface NextErasure {
  readonly announcement: Id | null;
  readonly from: number;
  readonly to: number;
}

/** How far an erasure got: the first place that is still to be erased, and the first behind all. */
export interface ErasureProgress {
  readonly done: number;
  readonly to: number;
}

/** All that is appended in one transaction. */
export interface Sealing {
  readonly from: number;
  readonly ids: readonly Id[];
  readonly tiles: readonly ChangedTile[];
  readonly note: string;
  readonly emitters: readonly EmitterState[];
  /** Emitters that ended and of which nothing more is expected. */
  readonly ended: readonly Id[];
}

/** The database as the sequencer sees it: its own functions, and the tiles. */
export class SequencerStore {
  constructor(private readonly pool: Pick<SequencerPool, 'query'>) {}

  async head(): Promise<Head> {
    const [row] = await this.pool.query<{ size: string; note: string | null }>(
      'SELECT size, note FROM audit.head_of_log()',
    );
    if (!row) throw new Error('the audit log has no head: run the migrations');
    return { size: Number(row.size), note: row.note };
  }

  async pending(most: number): Promise<readonly PendingRecord[]> {
    const rows = await this.pool.query<Omit<PendingRecord, 'emitterSeq'> & { seq: string }>(
      'SELECT id, at, emitter, emitter_seq AS seq, mac, body FROM audit.next_pending($1)',
      [most],
    );
    return rows.map(({ seq, ...row }) => ({ ...row, emitterSeq: Number(seq) }));
  }

  async tile(level: number, n: number): Promise<Buffer | null> {
    const [row] = await this.pool.query<{ hashes: Buffer }>(
      'SELECT hashes FROM audit.tile WHERE level = $1 AND number = $2',
      [level, n],
    );
    return row?.hashes ?? null;
  }

  async sealed(from: number, most: number): Promise<readonly SealedRecord[]> {
    const rows = await this.pool.query<Omit<SealedRecord, 'index'> & { index: string }>(
      'SELECT index, mac, body FROM audit.sealed_records($1, $2)',
      [from, most],
    );
    return rows.map((row) => ({ ...row, index: Number(row.index) }));
  }

  async openEmitters(): Promise<readonly EmitterState[]> {
    const rows = await this.pool.query<{ id: Id; seq: string; at: Date; missing: string[] }>(
      'SELECT id, last_seq AS seq, last_at AS at, missing FROM audit.open_emitters()',
    );
    return rows.map(({ id, seq, at, missing }) => ({
      id,
      lastSeq: Number(seq),
      lastAt: at,
      missing: missing.map(Number),
    }));
  }

  /** @returns false when somebody else has sealed since. @throws when a record was taken off the queue meanwhile. */
  async seal({ from, ids, tiles, note, emitters, ended }: Sealing): Promise<boolean> {
    const [row] = await this.pool.query<{ sealed: boolean }>(
      'SELECT audit.seal($1, $2, $3, $4, $5, $6, $7) AS sealed',
      [
        from,
        ids,
        tiles.map(({ level }) => level),
        tiles.map(({ n }) => n),
        tiles.map(({ bytes }) => bytes),
        note,
        JSON.stringify([...emitters, ...ended.map((id) => ({ id, ended: true }))]),
      ],
    );
    return row?.sealed === true;
  }

  /** Drops the oldest month that was over before a moment, when all of it is sealed. @returns null when there is none. */
  async prune(before: Date): Promise<PrunedMonth | null> {
    const [row] = await this.pool.query<{ part: string; from_index: string; to_index: string }>(
      'SELECT part, from_index, to_index FROM audit.prune($1)',
      [before],
    );
    return row ? { part: row.part, from: Number(row.from_index), to: Number(row.to_index) } : null;
  }

  /** Sees to the partitions of the months to come. */
  async makePartitions(): Promise<void> {
    await this.pool.query('SELECT audit.make_partitions(3)');
  }

  /** @param before what was sealed later is left alone. @returns null when nothing is to be erased. */
  async nextErasure(before: Date): Promise<NextErasure | null> {
    const [row] = await this.pool.query<{ announcement: Id | null; from: string; to: string }>(
      'SELECT announcement, from_index AS from, to_index AS to FROM audit.next_erasure($1)',
      [before],
    );
    return row ? { announcement: row.announcement, from: Number(row.from), to: Number(row.to) } : null;
  }

  /** Erases as a sealed record announces. @returns null while that is not sealed. */
  async erase(announcement: Id, most: number): Promise<ErasureProgress | null> {
    const [row] = await this.pool.query<{ done: string; to: string }>(
      'SELECT done_index AS done, to_index AS to FROM audit.erase_identities($1, $2)',
      [announcement, most],
    );
    return row ? { done: Number(row.done), to: Number(row.to) } : null;
  }

  /**
   * Looks at checkpoints after one and removes those that can be done without.
   * @returns the last that was looked at, null when there was none; and whether there is more.
   */
  async thin(after: number, most: number): Promise<{ readonly last: number | null; readonly more: boolean }> {
    const [row] = await this.pool.query<{ last: string | null; more: boolean }>(
      'SELECT last_id AS last, more FROM audit.thin_checkpoints($1, $2)',
      [after, most],
    );
    const last = row?.last ?? null;
    return { last: last === null ? null : Number(last), more: row?.more ?? false };
  }
}
