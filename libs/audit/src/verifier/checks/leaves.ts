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
  /** How many there should be; `made` has fewer when the log cannot be followed any further. */
  readonly width: number;
  /** Empty where they are pruned. */
  readonly entries: readonly Buffer[];
  /** What the entries hash to; of the tile where there is no entry. */
  readonly made: readonly Buffer[];
  /** What the tile holds; of the entry where there is no tile. */
  readonly held: readonly Buffer[];
}

/**
 * Reads a bundle and its tile. Where neither says what a leaf is the tree cannot be made again: the leaves end before,
 * which is told.
 */
export function readLeaves(
  directory: LogDirectory,
  n: number,
  size: number,
  pruned: PrunedRanges,
  findings: Findings,
): Leaves {
  const first = n * TILE_WIDTH;
  const width = Math.min(TILE_WIDTH, size - first);
  const bundle = directory.bundle(n, width);
  const tile = directory.tile(0, n, width);
  const path = tilePath({ level: 'entries', n, width });
  if (!tile || tile.width < width) {
    findings.tampered(first + (tile?.width ?? 0), `${tilePath({ level: 0, n, width })} is missing`);
  }
  if (!bundle && !pruned.covers(first, first + width)) {
    findings.tampered(first, `${path} is missing, and not told to be pruned`);
  }
  const entries = bundle ? decode(bundle.bytes, first, path, findings) : [];
  if (entries.length === 0) pruned.alsoMissing(first, first + width);
  const inTile = Array.from({ length: width }, (_, i) =>
    tile?.bytes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE),
  );
  const made = inTile.map((hash, i) => (entries[i] ? leafHash(entries[i]) : hash));
  if (bundle && entries.length > 0 && entries.length !== Math.max(bundle.width, width)) {
    const place = made.findIndex((hash, i) => !entries[i] || !inTile[i]?.equals(hash as Buffer));
    findings.tampered(
      first + Math.max(0, place),
      `${path} holds ${entries.length} entries instead of ${Math.max(bundle.width, width)}`,
    );
  }
  const known = made.slice(
    0,
    made.every(isHash) ? width : made.findIndex((hash) => !isHash(hash)),
  ) as Buffer[];
  const held = known.map((hash, i) => (isHash(inTile[i]) ? inTile[i] : hash));
  if (known.length < width) {
    pruned.alsoMissing(first + known.length, size);
    findings.incomplete(
      `from index ${first + known.length} on the tree cannot be made again: leaves are missing`,
    );
  }
  return { first, width, entries: entries.slice(0, known.length), made: known, held };
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
