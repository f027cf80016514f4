import { decodeBundle } from '../../tree/entry-bundle.js';
import { HASH_SIZE, leafHash } from '../../tree/hashes.js';
import { tilePath, TILE_WIDTH } from '../../tree/tile-path.js';
import { whyUnreadable } from '../directory/held-checkpoints.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { PrunedRanges } from '../directory/pruned-ranges.js';
import type { Findings } from '../report/findings.js';

/** The entries of one bundle with their leaves. */
export interface Leaves {
  /** Index of the first. */
  readonly first: number;
  readonly width: number;
  /** Empty where they are pruned. */
  readonly entries: readonly Buffer[];
  /** What the entries hash to; of the tile where there is no entry. */
  readonly made: readonly Buffer[];
  /** What the tile holds; of the entry where there is no tile. */
  readonly held: readonly Buffer[];
}

/** Reads a bundle and its tile. @returns null when neither says what the leaves are: the tree cannot be made again. */
export function readLeaves(
  directory: LogDirectory,
  n: number,
  size: number,
  pruned: PrunedRanges,
  findings: Findings,
): Leaves | null {
  const first = n * TILE_WIDTH;
  const width = Math.min(TILE_WIDTH, size - first);
  const bundle = directory.bundle(n, width);
  const tile = directory.tile(0, n, width);
  const path = tilePath({ level: 'entries', n, width });
  if (!tile) findings.tampered(first, `${tilePath({ level: 0, n, width })} is missing`);
  if (!bundle && !pruned.covers(first, first + width)) {
    findings.tampered(first, `${path} is missing, and not told to be pruned`);
  }
  const entries = bundle ? decode(bundle.bytes, first, path, findings) : [];
  if (entries.length === 0) pruned.alsoMissing(first, first + width);
  const inTile = Array.from({ length: width }, (_, i) => tile?.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE));
  const made = inTile.map((hash, i) => (entries[i] ? leafHash(entries[i]) : hash));
  if (bundle && entries.length > 0 && entries.length !== bundle.width) {
    const place = made.findIndex((hash, i) => !entries[i] || !inTile[i]?.equals(hash as Buffer));
    findings.tampered(
      first + Math.max(0, place),
      `${path} holds ${entries.length} entries instead of ${bundle.width}`,
    );
  }
  if (!made.every(isHash)) return null;
  const held = inTile.map((hash, i) => (isHash(hash) ? hash : (made[i] as Buffer)));
  return { first, width, entries: entries.slice(0, width), made, held };
}

function decode(bundle: Buffer, first: number, path: string, findings: Findings): Buffer[] {
  try {
    return decodeBundle(bundle);
  } catch (error) {
    findings.tampered(first, `${path} cannot be read: ${whyUnreadable(error)}`);
    return [];
  }
}

function isHash(hash: Buffer | undefined): hash is Buffer {
  return hash?.length === HASH_SIZE;
}
