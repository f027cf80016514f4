import { EMPTY_ROOT, HASH_SIZE } from './hashes.js';
import { foldRow } from './subtree.js';
import { TILE_WIDTH } from './tile-path.js';
import { readTile, rowLength, type TileReader } from './tile-reader.js';

/**
 * The partial tile at the right end of each level, from the leaves up; an empty buffer where the level ends with a
 * full tile. One read for each level that has a partial tile: nothing else is needed to go on writing, or for the root.
 * @throws TreeError TILE_MISSING, TILE_SHORT
 */
export async function readRightEdge(size: number, read: TileReader): Promise<Buffer[]> {
  const edge: Promise<Buffer>[] = [];
  for (let level = 0; rowLength(size, level) > 0; level++) {
    const length = rowLength(size, level);
    const width = length % TILE_WIDTH;
    edge.push(
      width === 0
        ? Promise.resolve(Buffer.alloc(0))
        : readTile(read, level, Math.floor(length / TILE_WIDTH), width),
    );
  }
  return Promise.all(edge);
}

/** The root of the tree that ends with these partial tiles, from the leaves up. */
export function rootOfEdge(edge: readonly Buffer[]): Buffer {
  return (
    edge.reduce<Buffer | null>(
      (right, row) => (row.length < HASH_SIZE ? right : foldRow(row, right)),
      null,
    ) ?? EMPTY_ROOT
  );
}

/**
 * Root of the tree with the first `size` leaves, from tiles.
 * @throws TreeError TILE_MISSING, TILE_SHORT
 */
export async function rootFromTiles(size: number, read: TileReader): Promise<Buffer> {
  return rootOfEdge(await readRightEdge(size, read));
}
