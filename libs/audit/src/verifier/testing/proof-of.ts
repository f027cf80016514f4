import { inclusionProof } from '../../tree/inclusion.js';
import { formatTlogProof } from '../../tree/tlog-proof.js';
import type { MadeLog } from './made-log.js';

/** The file that `ruche audit prove` writes. */
export async function proofOf(log: MadeLog, index: number): Promise<string> {
  const [record, checkpoint] = [log.records[index], log.checkpoints.at(-1)];
  if (!record || !checkpoint) throw new Error(`no record ${index} under a checkpoint`);
  const { mac, body, personal } = record;
  const { size, note } = checkpoint;
  const hashes = await inclusionProof(index, size, log.tree.read);
  return formatTlogProof({ index, entry: Buffer.concat([mac, body]), personal, hashes, checkpoint: note });
}
