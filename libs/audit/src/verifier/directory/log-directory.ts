import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HASH_SIZE } from '../../tree/hashes.js';
import { tileNumber, tilePath, TILE_WIDTH, type TileId } from '../../tree/tile-path.js';
import { readBounded } from './read-file.js';

const LARGEST_BUNDLE = TILE_WIDTH * (2 + 0xffff);
const LARGEST_PROJECTION = TILE_WIDTH * (1 << 16);
const LARGEST_TEXT = 1 << 24;

export interface HeldFile {
  readonly bytes: Buffer;
  /** Hashes or entries that it should have by its name. */
  readonly width: number;
}

/** An export as `ruche audit export` writes it. Paths are made here, never taken from what is read. */
export class LogDirectory {
  constructor(readonly folder: string) {}

  /**
   * A tile of `width` hashes; else one that has grown since, else one that is cut short; null when there is none.
   * @throws UnreadableFile, like all that follow.
   */
  tile(level: number, n: number, width: number): HeldFile | null {
    return this.held({ level, n, width }, TILE_WIDTH * HASH_SIZE);
  }

  /** The same for a bundle. */
  bundle(n: number, width: number): HeldFile | null {
    return this.held({ level: 'entries', n, width }, LARGEST_BUNDLE);
  }

  /** A JSON line for each entry of the bundle of the same number. */
  projection(n: number): Buffer | null {
    return this.read(`projection/${tileNumber(n)}.jsonl`, LARGEST_PROJECTION);
  }

  /** What the entries of the bundle of the same number say of persons, written like it; empty where that is nothing. */
  personal(n: number): Buffer | null {
    return this.read(`personal/${tileNumber(n)}`, LARGEST_BUNDLE);
  }

  text(name: string): string | null {
    return this.read(name, LARGEST_TEXT)?.toString('utf8') ?? null;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Names in a folder; none when it is not there. */
  names(folder: string): string[] {
    try {
      return readdirSync(this.path(folder));
    } catch {
      return [];
    }
  }

  /** The widths of the partial tiles under one number, and 256 for the whole one. */
  widths(level: TileId['level'], n: number): number[] {
    const whole = tilePath({ level, n, width: TILE_WIDTH });
    const partial = this.names(`${whole}.p`).map(Number);
    return this.read(whole, LARGEST_BUNDLE) ? [...partial, TILE_WIDTH] : partial;
  }

  private held(id: TileId, most: number): HeldFile | null {
    const exact = this.read(tilePath(id), most);
    if (exact) return { bytes: exact, width: id.width };
    const width = Math.max(
      ...this.widths(id.level, id.n).filter((other) => other >= 1 && other <= TILE_WIDTH),
    );
    const bytes = width >= 1 ? this.read(tilePath({ ...id, width }), most) : null;
    return bytes && { bytes, width };
  }

  private read(name: string, most: number): Buffer | null {
    return readBounded(this.path(name), most);
  }
}
