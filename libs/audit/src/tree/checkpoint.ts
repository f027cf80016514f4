import { HASH_SIZE } from './hashes.js';
import { fromBase64 } from './note/base64.js';
import { TreeError } from './tree-error.js';

/** What a log says of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Lines after the root, such as `time 1763720020000`. */
  readonly extensions: readonly string[];
}

const SIZE = /^(0|[1-9]\d*)$/;
const TIME = /^time (0|[1-9]\d*)$/;

/** The text to sign. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return `${[origin, size, root.toString('base64'), ...extensions].join('\n')}\n`;
}

/** @param text of a note whose signature was checked. @throws TreeError CHECKPOINT_MALFORMED */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, digits, base64, ...rest] = text.split('\n');
  const root = fromBase64(base64 ?? '');
  const size = SIZE.test(digits ?? '') ? Number(digits) : NaN;
  const extensions = rest.slice(0, -1);
  const isWhole = rest.at(-1) === '' && extensions.every((line) => line !== '');
  if (!origin || !Number.isSafeInteger(size) || root?.length !== HASH_SIZE || !isWhole) {
    throw new TreeError('CHECKPOINT_MALFORMED', 'checkpoint: not origin, size, root');
  }
  return { origin, size, root, extensions };
}

/** The line that says when the checkpoint was made. */
export function timeLine(milliseconds: number): string {
  return `time ${milliseconds}`;
}

/** Milliseconds since 1970 from the line `time …`; null when there is none. */
export function checkpointTime({ extensions }: Checkpoint): number | null {
  const [digits] = extensions.flatMap((line) => TIME.exec(line)?.[1] ?? []);
  const time = Number(digits ?? NaN);
  return Number.isSafeInteger(time) ? time : null;
}
