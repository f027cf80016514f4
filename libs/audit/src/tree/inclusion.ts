import { HASH_SIZE, nodeHash } from './hashes.js';
import { rangeHashes, type LeafRange } from './range-hashes.js';
import type { TileReader } from './tile-reader.js';
import { TreeError } from './tree-error.js';
import { half, isIndex, splitOf } from './tree-numbers.js';

/**
 * The hashes that lead from a leaf to the root of the tree with `size` leaves, the leaf's sibling first
 * (RFC 9162, 2.1.3.1).
 * @throws TreeError TREE_RANGE, TILE_MISSING, TILE_SHORT
 */
export async function inclusionProof(index: number, size: number, read: TileReader): Promise<Buffer[]> {
  if (!isIndex(index) || !isIndex(size) || index >= size) {
    throw new TreeError('TREE_RANGE', `no leaf ${index} in a tree of ${size}`);
  }
  return rangeHashes(size, read, siblings(index, size));
}

/** Whether the hashes lead from this leaf at this place to this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  if ([leaf, root, ...proof].some(({ length }) => length !== HASH_SIZE)) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      // At the right edge a node without a sibling goes up as it is.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

function siblings(index: number, size: number): LeafRange[] {
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    path.push(index < middle ? { start: middle, end } : { start, end: middle });
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return path.reverse();
}
