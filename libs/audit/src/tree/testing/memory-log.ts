import { appendLeaves, type Appended } from '../append-leaves.js';
import { leafHash } from '../hashes.js';
import type { TileReader } from '../tile-reader.js';

/** A log whose tiles lie in memory. */
export class MemoryLog {
  readonly tiles = new Map<string, Buffer>();
  size = 0;
  reads = 0;

  readonly read: TileReader = (level, n) => {
    this.reads++;
    return Promise.resolve(this.tiles.get(`${level}/${n}`) ?? null);
  };

  async append(entries: readonly Buffer[]): Promise<Appended> {
    const appended = await appendLeaves(this.size, this.read, entries.map(leafHash));
    for (const { level, n, bytes } of appended.tiles) this.tiles.set(`${level}/${n}`, bytes);
    this.size = appended.size;
    return appended;
  }

  static async of(entries: readonly Buffer[]): Promise<MemoryLog> {
    const log = new MemoryLog();
    await log.append(entries);
    return log;
  }
}

/** Entries that differ from each other. */
export function madeEntries(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`));
}
