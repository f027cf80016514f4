import { HASH_SIZE } from './hashes.js';
import { fromBase64 } from './note/base64.js';
import { TreeError } from './tree-error.js';

/** What a witness needs besides a checkpoint: that it continues the one of `oldSize` leaves, which he cosigned last. */
export interface ConsistencyFile {
  readonly oldSize: number;
  readonly hashes: readonly Buffer[];
}

/** `old <size>`, then a hash a line: the first lines of a request of C2SP tlog-witness. */
export function formatConsistency({ oldSize, hashes }: ConsistencyFile): string {
  return `${[`old ${oldSize}`, ...hashes.map((hash) => hash.toString('base64'))].join('\n')}\n`;
}

/** @throws TreeError PROOF_MALFORMED */
export function parseConsistency(text: string): ConsistencyFile {
  const [first, ...rest] = text.split('\n');
  const oldSize = Number(/^old (0|[1-9]\d*)$/.exec(first ?? '')?.[1] ?? NaN);
  const hashes = rest.slice(0, -1).map(fromBase64);
  const isWhole = rest.at(-1) === '' && hashes.every((hash) => hash?.length === HASH_SIZE);
  if (!Number.isSafeInteger(oldSize) || !isWhole) {
    throw new TreeError('PROOF_MALFORMED', 'not a proof that one checkpoint continues another');
  }
  return { oldSize, hashes: hashes as Buffer[] };
}
