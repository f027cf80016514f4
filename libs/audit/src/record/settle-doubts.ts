import type { Id } from '#kernel';
import type { Emitter } from './emitter.js';
import type { SystemAuditWriter } from './system-writer.js';

/** Most records that are asked for at once. */
const MOST = 500;

/**
 * Asks whether records in doubt stand: the numbers of those that do not are told by the next record.
 * @param steady the moment up to which the database had time to decide; Infinity: what is in doubt now is not waited for.
 * @throws DomainError while the database is away; they stay in doubt.
 */
export async function settleDoubts(
  emitter: Emitter,
  writer: SystemAuditWriter,
  steady: number,
): Promise<void> {
  const doubts = emitter.doubts.take(steady, MOST);
  if (doubts.length === 0) return;
  try {
    const ids = doubts.map(({ id }) => id);
    const rows = await writer.query<{ id: Id }>('SELECT id FROM audit.standing($1) id', [ids]);
    emitter.settle(doubts, new Set(rows.map(({ id }) => id)));
  } catch (error) {
    emitter.doubts.giveBack(doubts);
    throw error;
  }
}
