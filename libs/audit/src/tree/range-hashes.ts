import { HASH_SIZE, nodeHash } from './hashes.js';
import { perfectRoot } from './subtree.js';
import { TILE_WIDTH } from './tile-path.js';
import { readTile, rowLength, type TileReader } from './tile-reader.js';

/** Leaves from `start` up to, not including, `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The roots of parts of a tree of `size` leaves, each tile read once. Each part is one that a proof names: it starts at
 * a multiple of the power of two that it fits into.
 * @throws TreeError TILE_MISSING, TILE_SHORT
 */
export async function rangeHashes(
  size: number,
  read: TileReader,
  ranges: readonly LeafRange[],
): Promise<Buffer[]> {
  const tiles = new Map<string, Promise<Buffer>>();
  const tile = (level: number, n: number): Promise<Buffer> => {
    const key = `${level}/${n}`;
    const width = Math.min(TILE_WIDTH, rowLength(size, level) - n * TILE_WIDTH);
    const found = tiles.get(key) ?? readTile(read, level, n, width);
    tiles.set(key, found);
    return found;
  };
  const hashes: Buffer[] = [];
  for (const range of ranges) {
    const parts: Buffer[] = [];
    for (const part of perfectParts(range)) parts.push(await perfectHash(tile, part));
    hashes.push(parts.reduceRight((right, left) => nodeHash(left, right)));
  }
  return hashes;
}

/** From left to right; each is a perfect subtree. */
function perfectParts({ start, end }: LeafRange): LeafRange[] {
  const parts: LeafRange[] = [];
  for (let at = start; at < end;) {
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) width *= 2;
    parts.push({ start: at, end: at + width });
    at += width;
  }
  return parts;
}

async function perfectHash(
  tile: (level: number, n: number) => Promise<Buffer>,
  { start, end }: LeafRange,
): Promise<Buffer> {
  let level = 0;
  let count = end - start;
  for (; count >= TILE_WIDTH; level++) count /= TILE_WIDTH;
  const first = rowLength(start, level);
  const hashes = await tile(level, Math.floor(first / TILE_WIDTH));
  if (count > 1) return perfectRoot(hashes, first % TILE_WIDTH, count);
  const offset = (first % TILE_WIDTH) * HASH_SIZE;
  return hashes.subarray(offset, offset + HASH_SIZE);
}
