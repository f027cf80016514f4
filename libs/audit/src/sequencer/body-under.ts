import { leafEntry } from '../record/leaf-entry.js';
import type { Checkpoint } from '../tree/checkpoint.js';
import { leafHash } from '../tree/hashes.js';
import { inclusionProof, verifyInclusion } from '../tree/inclusion.js';
import { LogAlarm } from './log-alarm.js';
import type { SequencerStore } from './sequencer-store.js';

/**
 * The body of a record, as the tree under a checkpoint holds it; null when it is gone.
 * @throws LogAlarm when the database has another one.
 */
export async function bodyUnder(
  { size, root }: Checkpoint,
  store: SequencerStore,
  index: number,
): Promise<Buffer | null> {
  const [record] = await store.sealed(index, 1);
  if (record?.index !== index) return null;
  const { mac, body } = record;
  const proof = await inclusionProof(index, size, (level, n) => store.tile(level, n));
  if (!verifyInclusion(index, size, leafHash(leafEntry(mac, body)), proof, root))
    throw new LogAlarm(`record ${index} is not the one that was sealed`);
  return body;
}
