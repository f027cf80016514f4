import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hashes.js';
import { rangeHashes, type LeafRange } from './range-hashes.js';
import type { TileReader } from './tile-reader.js';
import { TreeError } from './tree-error.js';
import { half, isIndex, splitOf } from './tree-numbers.js';

/**
 * Shows that the tree of `size` leaves begins with the tree of `oldSize` leaves (RFC 9162, 2.1.4.1). Empty when the
 * sizes are equal, or the old tree is.
 * @throws TreeError TREE_RANGE, TILE_MISSING, TILE_SHORT
 */
export async function consistencyProof(oldSize: number, size: number, read: TileReader): Promise<Buffer[]> {
  if (!isIndex(oldSize) || !isIndex(size) || oldSize > size) {
    throw new TreeError('TREE_RANGE', `a tree of ${size} does not begin with one of ${oldSize}`);
  }
  if (oldSize === 0 || oldSize === size) return [];
  return rangeHashes(size, read, parts(oldSize, size));
}

/** Whether the proof shows that the new root's tree begins with the old root's (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Buffer,
  size: number,
  root: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (!isIndex(oldSize) || !isIndex(size) || oldSize > size) return false;
  if ([oldRoot, root, ...proof].some(({ length }) => length !== HASH_SIZE)) return false;
  if (oldSize === 0) return proof.length === 0 && oldRoot.equals(EMPTY_ROOT);
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  // A perfect old tree is a node of the new one: its root begins the proof, and is left out of it.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [oldSize - 1, size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [oldHash, hash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && oldHash.equals(oldRoot) && hash.equals(root);
}

function parts(oldSize: number, size: number): LeafRange[] {
  const found: LeafRange[] = [];
  let [start, end] = [0, size];
  // Whether the part that is left over begins at the first leaf: then its root is the old one, known to who checks.
  let isWhole = true;
  while (oldSize !== end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      found.push({ start: middle, end });
      end = middle;
    } else {
      found.push({ start, end: middle });
      start = middle;
      isWhole = false;
    }
  }
  if (!isWhole) found.push({ start, end });
  return found.reverse();
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n;
}
