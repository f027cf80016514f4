import { HASH_SIZE } from '../../tree/hashes.js';
import { tilePath, TILE_WIDTH } from '../../tree/tile-path.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';

/** Binary levels in a level of tiles. */
const TILE_HEIGHT = 8;

/** The tile that grows at the right end of one level. */
interface Row {
  n: number;
  width: number;
  readonly bytes: Buffer;
  isForked: boolean;
}

/** Holds the tiles above the leaves against the hashes that the leaves make. */
export class TileRows {
  private readonly rows = new Map<number, Row>();

  constructor(
    private readonly directory: LogDirectory,
    private readonly findings: Findings,
  ) {}

  /**
   * @param height of the perfect subtree that was completed.
   * @param isForked entries and tiles differ below: which of them is wrong is not known, the leaf is told already.
   */
  add(height: number, root: Buffer, isForked: boolean): void {
    if (height % TILE_HEIGHT !== 0) return;
    const level = height / TILE_HEIGHT;
    const row = this.rows.get(level) ?? newRow();
    this.rows.set(level, row);
    root.copy(row.bytes, row.width++ * HASH_SIZE);
    row.isForked ||= isForked;
    if (row.width < TILE_WIDTH) return;
    this.compare(level, row);
    row.n++;
    row.width = 0;
    row.isForked = false;
  }

  end(): void {
    for (const [level, row] of this.rows) if (row.width > 0) this.compare(level, row);
  }

  private compare(level: number, { n, width, bytes, isForked }: Row): void {
    const held = this.directory.tile(level, n, width)?.bytes.subarray(0, width * HASH_SIZE);
    const path = tilePath({ level, n, width });
    const index = n * TILE_WIDTH ** (level + 1);
    if (!held) {
      this.findings.tampered(index, `${path} is missing`);
    } else if (!isForked && !held.equals(bytes.subarray(0, width * HASH_SIZE))) {
      const first = firstDifference(held, bytes, width);
      this.findings.tampered(
        index + first * TILE_WIDTH ** level,
        `${path} does not hold the hashes of the tiles below it`,
      );
    }
  }
}

function newRow(): Row {
  return { n: 0, width: 0, bytes: Buffer.alloc(TILE_WIDTH * HASH_SIZE), isForked: false };
}

/** The place of the first hash that differs, or is missing. */
function firstDifference(held: Buffer, made: Buffer, width: number): number {
  for (let i = 0; i < width; i++) {
    const [start, end] = [i * HASH_SIZE, (i + 1) * HASH_SIZE];
    if (!held.subarray(start, end).equals(made.subarray(start, end))) return i;
  }
  return 0;
}
