import type { SequencerPool } from '#database';
import type { AnchoredRecord } from './anchor.js';

/** How far each anchor got, and what lies beyond. */
export class AnchorStore {
  constructor(private readonly pool: Pick<SequencerPool, 'query'>) {}

  /** How many records of the log an anchor has; 0 for one that is new. */
  async position(name: string): Promise<number> {
    const [row] = await this.pool.query<{ position: string }>(
      'SELECT audit.anchor_position($1) AS position',
      [name],
    );
    return Number(row?.position ?? 0);
  }

  /** @returns false when it is no longer at `from`. */
  async move(name: string, from: number, to: number): Promise<boolean> {
    const [row] = await this.pool.query<{ moved: boolean }>('SELECT audit.move_anchor($1, $2, $3) AS moved', [
      name,
      from,
      to,
    ]);
    return row?.moved === true;
  }

  /** Sealed records from one place up to before another, in order; places whose record is gone are passed over. */
  async records(from: number, to: number): Promise<readonly AnchoredRecord[]> {
    const rows = await this.pool.query<Omit<AnchoredRecord, 'index'> & { index: string }>(
      'SELECT index, mac, body, personal FROM audit.records_to_anchor($1, $2)',
      [from, to],
    );
    return rows.map((row) => ({ ...row, index: Number(row.index) }));
  }
}
