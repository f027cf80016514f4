import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExportError } from '../../export/export-error.js';
import type { LogReader } from '../../export/log-reader.js';
import { consistencyProof } from '../../tree/consistency.js';
import { formatConsistency } from '../../tree/consistency-file.js';

/** Where the checkpoint goes on from: 0 for a witness who has cosigned none yet. */
export interface CheckpointMedium {
  /** Of the checkpoint: to be noted by `handOut`. */
  readonly id: number;
  readonly size: number;
  readonly oldSize: number;
}

/**
 * Writes what a witness needs on a machine without a network: the last checkpoint, the proof that it continues the
 * one he cosigned last, and the keys of the log.
 * @param witness the verifier key of who will cosign; null when it does not matter, before anybody has.
 * @throws ExportError when nothing is sealed yet, or the folder is not empty; TreeError when tiles are gone.
 */
export async function writeCheckpointFolder(
  reader: LogReader,
  origin: string,
  folder: string,
  witness: string | null,
): Promise<CheckpointMedium> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ExportError(`${folder} is not empty: a checkpoint wants a folder of its own`);
  const last = await reader.lastCheckpoint();
  if (!last) throw new ExportError('nothing is sealed yet: the sequencer has not begun');
  const oldSize = await reader.lastCosignedSize(witness);
  const hashes = await consistencyProof(oldSize, last.size, reader.tile);
  const write = (name: string, content: string): void => {
    writeFileSync(join(folder, name), content);
  };
  mkdirSync(folder, { recursive: true });
  write('checkpoint', last.note);
  write('consistency', formatConsistency({ oldSize, hashes }));
  write('keys.json', JSON.stringify({ origin, keys: await reader.keys(), witnesses: [] }, null, 2));
  return { id: last.id, size: last.size, oldSize };
}
