import { HASH_SIZE, nodeHash } from './hashes.js';

/** The root over `count` hashes that lie one behind the other; `count` is a power of two. */
export function perfectRoot(hashes: Buffer, first: number, count: number): Buffer {
  let row: Buffer[] = [];
  for (let i = first; i < first + count; i++) row.push(hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE));
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) {
      above.push(nodeHash(row[i] as Buffer, row[i + 1] as Buffer));
    }
    row = above;
  }
  return row[0] as Buffer;
}

/**
 * Joins the perfect subtrees of a row of hashes, which shrink from left to right, to what stands right of them.
 * @param right the root of everything right of this row; null for nothing.
 */
export function foldRow(hashes: Buffer, right: Buffer | null): Buffer | null {
  const count = hashes.length / HASH_SIZE;
  let end = count;
  let root = right;
  for (let width = 1; width <= count; width *= 2) {
    if ((count & width) === 0) continue;
    const left = perfectRoot(hashes, end - width, width);
    root = root ? nodeHash(left, root) : left;
    end -= width;
  }
  return root;
}
