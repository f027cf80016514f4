import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tilePath, TILE_WIDTH } from '../../tree/tile-path.js';
import { rowLength } from '../../tree/tile-reader.js';

/** Turns one hash of a tile of a log of `size` entries on the disk into another. */
export function changedTile(folder: string, level: number, n: number, place: number, size: number): void {
  const width = Math.min(TILE_WIDTH, rowLength(size, level) - n * TILE_WIDTH);
  const path = join(folder, tilePath({ level, n, width }));
  const bytes = readFileSync(path);
  bytes.fill(7, place * 32, (place + 1) * 32);
  writeFileSync(path, bytes);
}
