import { EMPTY_ROOT, nodeHash } from './hashes.js';

/**
 * A tree that only grows, as the roots of its perfect subtrees: one hash a leaf to add, a few more for the root at any
 * size. For who reads a log from its first entry to its last.
 */
export class CompactRange {
  private count = 0;
  /** The root of the perfect subtree of height h, where the size has the bit h. */
  private readonly nodes: (Buffer | undefined)[] = [];

  get size(): number {
    return this.count;
  }

  /** @param onPerfect told each perfect subtree that the leaf completes, from height 1 up. */
  push(leaf: Buffer, onPerfect?: (height: number, root: Buffer) => void): void {
    let root = leaf;
    let height = 0;
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = nodeHash(this.nodes[height] as Buffer, root);
      this.nodes[height++] = undefined;
      onPerfect?.(height, root);
    }
    this.nodes[height] = root;
    this.count++;
  }

  root(): Buffer {
    let root: Buffer | null = null;
    for (const left of this.nodes) if (left) root = root ? nodeHash(left, root) : left;
    return root ?? EMPTY_ROOT;
  }

  clone(): CompactRange {
    const copy = new CompactRange();
    copy.count = this.count;
    copy.nodes.push(...this.nodes);
    return copy;
  }
}
