import type { SequencerPool } from '#database';
import type { AuditEntry } from '../../record/audit-entry.js';
import { parseVerifierKey } from '../../tree/note/note-key.js';

/**
 * The auditor's role writes no record: the sequencer notices what he imported and tells it. Each is told at least
 * once; after a death in between, twice.
 */
export class WitnessRecords {
  constructor(
    private readonly pool: Pick<SequencerPool, 'query'>,
    private readonly record: (entry: AuditEntry) => Promise<void>,
  ) {}

  async tellNew(): Promise<void> {
    const [last] = await this.pool.query<{ id: string }>('SELECT audit.last_told_cosignature() AS id');
    const added = await this.pool.query<{ id: string; size: string; witness: string }>(
      'SELECT id, size, witness FROM audit.cosignatures_after($1)',
      [last?.id ?? '0'],
    );
    for (const { id, size, witness } of added) {
      const { name } = parseVerifierKey(witness);
      await this.record({
        event: 'audit.witnessed',
        facts: { witness: name, vkey: witness, size: Number(size) },
      });
      await this.pool.query('SELECT audit.tell_cosignature($1)', [id]);
    }
  }
}
