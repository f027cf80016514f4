import { decodeBundle, encodeBundle } from './entry-bundle.js';
import { HASH_SIZE } from './hashes.js';
import { fromBase64 } from './note/base64.js';
import { TreeError } from './tree-error.js';

/**
 * An entry with all that shows it in the log, to be checked far from it (C2SP tlog-proof). The extra data of the format
 * are the entry and its personal part, written like a bundle of two.
 */
export interface TlogProof {
  readonly index: number;
  readonly entry: Buffer;
  /** What belongs to the entry and is not in the tree, only the hash of it; null when there is none. */
  readonly personal: Buffer | null;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Buffer[];
  /** The signed note, word for word. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const FORM =
  /^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/=]+)\nindex (0|[1-9]\d*)\n((?:[A-Za-z0-9+/=]+\n)*)\n/;

export function formatTlogProof({ index, entry, personal, hashes, checkpoint }: TlogProof): string {
  const lines = [
    FIRST_LINE,
    `extra ${encodeBundle([entry, personal ?? Buffer.alloc(0)]).toString('base64')}`,
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ];
  return lines.join('\n');
}

/** @throws TreeError PROOF_MALFORMED, BUNDLE_MALFORMED */
export function parseTlogProof(text: string): TlogProof {
  const [head, extra, digits, lines] = FORM.exec(text) ?? [];
  const [entry, personal, ...more] = decodeBundle(fromBase64(extra ?? '') ?? Buffer.alloc(0));
  const hashes = (lines ?? '').split('\n').slice(0, -1).map(fromBase64);
  const index = Number(digits ?? NaN);
  if (
    !head ||
    !entry ||
    !personal ||
    more.length > 0 ||
    !Number.isSafeInteger(index) ||
    !hashes.every(isHash)
  ) {
    throw new TreeError('PROOF_MALFORMED', 'not a proof that an entry is in a log');
  }
  return {
    index,
    entry,
    personal: personal.length === 0 ? null : personal,
    hashes,
    checkpoint: text.slice(head.length),
  };
}

function isHash(bytes: Buffer | null): bytes is Buffer {
  return bytes?.length === HASH_SIZE;
}
