import { CompactRange } from '../../tree/compact-range.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';
import { TileRows } from './tile-rows.js';

/** Where entries and level 0 of the tiles parted. */
interface Fork {
  readonly index: number;
  /** The tree as the tiles tell it, beside the one that the entries make. */
  readonly byTiles: CompactRange;
}

/**
 * Makes the tree again from the entries, leaf by leaf, and holds tiles and checkpoints against it. Where entries and
 * tiles differ both ways are followed to the next checkpoint: it says which of them was changed.
 */
export class TreeCheck {
  private byEntries = new CompactRange();
  private fork: Fork | null = null;
  private readonly rows: TileRows;
  private lastGood = 0;

  constructor(
    directory: LogDirectory,
    private readonly findings: Findings,
  ) {
    this.rows = new TileRows(directory, findings);
  }

  get size(): number {
    return this.byEntries.size;
  }

  /** Of the entries so far, base64. */
  get root(): string {
    return this.byEntries.root().toString('base64');
  }

  /**
   * @param entry hash of the entry; the tile's, where the entry is pruned.
   * @param tile hash in the tile; the entry's, where the tile is missing.
   */
  push(entry: Buffer, tile: Buffer): void {
    if (!this.fork && !entry.equals(tile)) this.fork = { index: this.size, byTiles: this.byEntries.clone() };
    this.fork?.byTiles.push(tile);
    const isForked = this.fork !== null;
    this.byEntries.push(entry, (height, root) => this.rows.add(height, root, isForked));
  }

  /** Whether a checkpoint of the present size has the root that the entries have, or the tiles. */
  holds(root: Buffer, checkpoint: string): boolean {
    if (this.byEntries.root().equals(root)) {
      this.resolve('the tile tile/0 does not hold the hash of this entry, which is as it was signed');
    } else if (this.fork?.byTiles.root().equals(root)) {
      this.byEntries = this.fork.byTiles;
      this.resolve('the entry is not what was sealed and signed at this place');
    } else {
      const from = this.fork?.index ?? Math.min(this.lastGood, Math.max(0, this.size - 1));
      this.findings.tampered(
        from,
        `the first ${this.size} entries do not have the root of ${checkpoint}: something from here up to ${this.size} is not what was signed`,
        0,
      );
      return false;
    }
    this.lastGood = this.size;
    return true;
  }

  end(): void {
    this.resolve('the tile tile/0 does not hold the hash of this entry');
    this.rows.end();
  }

  private resolve(what: string): void {
    if (this.fork) this.findings.tampered(this.fork.index, what, 0);
    this.fork = null;
  }
}
