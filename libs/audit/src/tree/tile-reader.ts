import { HASH_SIZE } from './hashes.js';
import { tilePath, TILE_WIDTH } from './tile-path.js';
import { TreeError } from './tree-error.js';

/**
 * Gives the stored bytes of a tile, null where there is none. A partial tile is kept under the same level and number
 * as the full one that it grows into; more hashes than the asked tree has are no fault.
 */
export type TileReader = (level: number, n: number) => Promise<Buffer | null>;

/** Hashes of a level of tiles in a tree of this size: level 0 are leaves, level 1 the roots of full tiles. */
export function rowLength(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/**
 * The first `width` hashes of a tile.
 * @throws TreeError TILE_MISSING, TILE_SHORT
 */
export async function readTile(read: TileReader, level: number, n: number, width: number): Promise<Buffer> {
  const bytes = await read(level, n);
  const path = tilePath({ level, n, width });
  if (!bytes) throw new TreeError('TILE_MISSING', `${path} is missing`);
  if (bytes.length < width * HASH_SIZE) {
    throw new TreeError('TILE_SHORT', `${path} has ${bytes.length} bytes instead of ${width * HASH_SIZE}`);
  }
  return bytes.subarray(0, width * HASH_SIZE);
}
