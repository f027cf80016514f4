import { TreeError } from './tree-error.js';

/** Hashes in a full tile, entries in a full bundle (tiles of height 8). */
export const TILE_WIDTH = 256;

/** A tile, or with level `entries` a bundle of entries. `width` is the number of hashes or entries in it, 1 … 256. */
export interface TileId {
  readonly level: number | 'entries';
  readonly n: number;
  readonly width: number;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const HIGHEST_LEVEL = 63;

/** `tile/0/x001/x234/067`, `tile/entries/000.p/17` (C2SP tlog-tiles). */
export function tilePath({ level, n, width }: TileId): string {
  return `tile/${level}/${tileNumber(n)}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** 1234067 → `x001/x234/067` */
export function tileNumber(n: number): string {
  let text = threeDigits(n % 1000);
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    text = `x${threeDigits(rest % 1000)}/${text}`;
  }
  return text;
}

/** @throws TreeError TREE_RANGE when the text is not exactly a path that `tilePath` writes. */
export function parseTilePath(path: string): TileId {
  const [, level, digits, width] = PATH.exec(path) ?? [];
  const id: TileId = {
    level: level === 'entries' ? level : Number(level),
    n: Number(digits?.replaceAll(/[x/]/g, '')),
    width: Number(width ?? TILE_WIDTH),
  };
  const isFit =
    Number.isSafeInteger(id.n) &&
    id.width <= TILE_WIDTH &&
    (level === 'entries' || Number(level) <= HIGHEST_LEVEL);
  // Written again it must be the same: `x000/001` is another text for a tile that has one path only.
  if (!isFit || tilePath(id) !== path) throw new TreeError('TREE_RANGE', `not the path of a tile: ${path}`);
  return id;
}

function threeDigits(n: number): string {
  return String(n).padStart(3, '0');
}
