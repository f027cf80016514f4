import { HASH_SIZE } from './hashes.js';
import { readRightEdge, rootOfEdge } from './right-edge.js';
import { perfectRoot } from './subtree.js';
import { TILE_WIDTH } from './tile-path.js';
import { rowLength, type TileReader } from './tile-reader.js';

/** A tile that is new or has grown, whole. */
export interface ChangedTile {
  readonly level: number;
  readonly n: number;
  /** 1 … 256 hashes of 32 bytes. */
  readonly bytes: Buffer;
}

export interface Appended {
  readonly size: number;
  readonly root: Buffer;
  readonly tiles: readonly ChangedTile[];
}

const FULL = TILE_WIDTH * HASH_SIZE;

/**
 * Adds leaves to a tree of `size` leaves that is kept as tiles (C2SP tlog-tiles, height 8). Reads at most one tile a
 * level, writes nothing.
 * @param leaves leaf hashes, not entries.
 * @throws TreeError TILE_MISSING, TILE_SHORT
 */
export async function appendLeaves(
  size: number,
  read: TileReader,
  leaves: readonly Buffer[],
): Promise<Appended> {
  const edge = await readRightEdge(size, read);
  const tiles: ChangedTile[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0; level++) {
    const grown = growRow(edge[level] ?? Buffer.alloc(0), added);
    const first = Math.floor(rowLength(size, level) / TILE_WIDTH);
    grown.tiles.forEach((bytes, i) => tiles.push({ level, n: first + i, bytes }));
    edge[level] = grown.rest;
    added = grown.above;
  }
  return { size: size + leaves.length, root: rootOfEdge(edge), tiles };
}

/** @returns the tiles of the row that changed, the root of each that is full now, and the partial tile at its end. */
function growRow(
  partial: Buffer,
  added: readonly Buffer[],
): { tiles: Buffer[]; above: Buffer[]; rest: Buffer } {
  const row = Buffer.concat([partial, ...added]);
  const tiles: Buffer[] = [];
  for (let at = 0; at < row.length; at += FULL) tiles.push(row.subarray(at, at + FULL));
  const above = tiles.filter(({ length }) => length === FULL).map((tile) => perfectRoot(tile, 0, TILE_WIDTH));
  return { tiles, above, rest: row.subarray(above.length * FULL) };
}
