import { TILE_WIDTH } from './tile-path.js';
import { TreeError } from './tree-error.js';

const LONGEST_ENTRY = 0xffff;
const PREFIX = 2;

/**
 * Entries one behind the other, each after its length as a big-endian uint16 (C2SP tlog-tiles, entry bundles).
 * @throws TreeError BUNDLE_MALFORMED for more than 256 entries or one of more than 65,535 bytes.
 */
export function encodeBundle(entries: readonly Buffer[]): Buffer {
  if (entries.length > TILE_WIDTH) throw malformed(`${entries.length} entries are more than a bundle holds`);
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > LONGEST_ENTRY) throw malformed(`an entry has ${entry.length} bytes`);
      const length = Buffer.alloc(PREFIX);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/**
 * The entries of a bundle, as views of its bytes.
 * @throws TreeError BUNDLE_MALFORMED
 */
export function decodeBundle(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length;) {
    const start = at + PREFIX;
    if (start > bundle.length) throw malformed(`ends inside the length of entry ${entries.length}`);
    at = start + bundle.readUInt16BE(at);
    if (at > bundle.length) throw malformed(`ends inside entry ${entries.length}`);
    if (entries.length === TILE_WIDTH) throw malformed(`holds more than ${TILE_WIDTH} entries`);
    entries.push(bundle.subarray(start, at));
  }
  return entries;
}

function malformed(what: string): TreeError {
  return new TreeError('BUNDLE_MALFORMED', `entry bundle: ${what}`);
}
