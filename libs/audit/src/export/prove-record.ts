import type { Id } from '#kernel';
import { leafEntry } from '../record/leaf-entry.js';
import { inclusionProof } from '../tree/inclusion.js';
import { formatTlogProof } from '../tree/tlog-proof.js';
import { ExportError } from './export-error.js';
import type { LogReader } from './log-reader.js';

/**
 * A record with all that shows it in the log, and what it says of persons as long as that is kept: the verifier checks
 * it without the log.
 * @throws ExportError when the record is unknown, not sealed yet, or gone.
 */
export async function proveRecord(reader: LogReader, id: Id): Promise<string> {
  const index = await reader.placeOf(id);
  const checkpoint = await reader.lastCheckpoint();
  if (index === null || !checkpoint) throw new ExportError(`record ${id} is not in the sealed log`);
  const [place] = await reader.places(index, 1);
  if (!place?.mac || !place.body) throw new ExportError(`record ${id} has the place ${index}, and is gone`);
  const hashes = await inclusionProof(index, checkpoint.size, reader.tile);
  return formatTlogProof({
    index,
    entry: leafEntry(place.mac, place.body),
    personal: place.personal,
    hashes,
    checkpoint: checkpoint.note,
  });
}
