import { IMPORT_PIECE_BYTES } from '#contracts';
import type { Id } from '#kernel';
import type { WorkRepository } from './work.repository.js';
import type { InUnit } from './work-unit.js';

/** The file was taken away while it was read: cancelled, stopped, expired. */
export class FileGone extends Error {}

/**
 * The bytes of a file from a place on, piece by piece; no connection is held between two of them.
 * @throws FileGone when nobody waits for it any more.
 */
export async function* fileBytes(
  work: WorkRepository,
  inUnit: InUnit,
  id: Id,
  sizeBytes: number,
  from = 0,
): AsyncGenerator<Buffer> {
  for (let position = from; position < sizeBytes;) {
    const number = Math.floor(position / IMPORT_PIECE_BYTES);
    const piece = await inUnit(() => work.readPiece(id, number));
    if (!piece) throw new FileGone();
    const rest = piece.subarray(position - number * IMPORT_PIECE_BYTES);
    position += rest.length;
    yield rest;
  }
}
