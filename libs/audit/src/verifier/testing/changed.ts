import { bodyOf, PERSONAL, type Written } from './made-emitter.js';
import type { MadeLog } from './made-log.js';

/** What an administrator can do to a row: fields changed, the code left as it was, since he has no key. */
export function edited(record: Written, changes: Readonly<Record<string, unknown>>): Written {
  const fields = { ...record.fields, ...changes };
  return { ...record, fields, body: bodyOf(fields, record.personal) };
}

/** A row whose identities were erased, by whom is another matter: the columns that repeat them go too. */
export function erased(record: Written): Written {
  const nothing = Object.fromEntries(PERSONAL.map((name) => [name, null]));
  return { ...record, personal: null, fields: { ...record.fields, ...nothing } };
}

/** A row that was deleted: its place stays empty. */
export function deleted(record: Written): Written {
  return { ...record, body: Buffer.alloc(0) };
}

/** The log as it was when it had `size` entries: what a backup of that moment brings back. */
export async function cutBack(log: MadeLog, size: number): Promise<void> {
  const records = log.records.slice(0, size);
  log.records = [];
  log.tree.tiles.clear();
  log.tree.size = 0;
  await log.seal(...records);
  log.checkpoints = log.checkpoints.filter((checkpoint) => checkpoint.size <= size);
}

/** Seals other records under the whole history of checkpoints, signed anew: only who has the log's key can. */
export async function resealed(log: MadeLog, records: readonly Written[]): Promise<void> {
  const sizes = log.checkpoints.map(({ size }) => size);
  log.records = [];
  log.tree.tiles.clear();
  log.tree.size = 0;
  await log.seal(...records);
  log.checkpoints = [];
  for (const size of [...new Set([...sizes.filter((size) => size < records.length), records.length])]) {
    const key = log.keys.findLast(({ fromIndex }) => fromIndex < size);
    log.checkpoints.push({ size, note: await log.sign(size, undefined, key) });
  }
}
