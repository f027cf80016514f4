import type pg from 'pg';
import { insertion, type AuditEntry, type Emitter } from '#audit';
import { newId } from '#kernel';

/** Records in one statement: a first run makes an account for everybody. */
const BATCH = 1000;

/** Writes records of the sync, in the transaction of what they tell. The actor is nobody: the directory decided. */
export class SyncRecords {
  constructor(private readonly emitter: Emitter) {}

  /** @returns what to call when the transaction did not commit: the numbers are then told by the next record. */
  async write(client: pg.ClientBase, entries: readonly AuditEntry[]): Promise<() => void> {
    const actor = {
      ...{ actor: null, sessionId: null, workingLevel: null, sourceAddress: null },
      correlationId: newId(),
    };
    const rows = entries.map((entry) => this.emitter.row(actor, entry, entry.object?.labelWireId ?? null));
    const abandon = (): void => {
      this.emitter.abandon(rows);
    };
    try {
      for (let start = 0; start < rows.length; start += BATCH) {
        const { text, values } = insertion(rows.slice(start, start + BATCH));
        await client.query(text, [...values]);
      }
    } catch (error) {
      abandon();
      throw error;
    }
    return abandon;
  }
}
