import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fieldsOf, parseJson } from '../directory/parse-json.js';
import { readBounded, UnreadableFile } from '../directory/read-file.js';
import { fromBase64 } from '../../tree/note/base64.js';
import { HASH_SIZE } from '../../tree/hashes.js';

/** What a witness remembers of the log that he cosigns: all that his word rests on. */
export interface WitnessState {
  readonly origin: string;
  /** Keys of the log, as text. */
  readonly logKeys: readonly string[];
  /** Of the last checkpoint that he cosigned. */
  readonly size: number;
  readonly root: Buffer;
}

const LARGEST = 1 << 20;

/** Null before the first. @throws UnreadableFile for a file that is no such state: it is never begun anew by itself. */
export function readWitnessState(path: string): WitnessState | null {
  const bytes = readBounded(path, LARGEST);
  if (!bytes) return null;
  const { origin, logKeys, size, root } = fieldsOf(parseJson(bytes.toString('utf8')));
  const hash = typeof root === 'string' ? fromBase64(root) : null;
  if (
    typeof origin !== 'string' ||
    !Array.isArray(logKeys) ||
    !Number.isSafeInteger(size) ||
    hash?.length !== HASH_SIZE
  ) {
    throw new UnreadableFile(`${path} is no state of a witness`);
  }
  return { origin, logKeys: logKeys.map(String), size: size as number, root: hash };
}

/** On the disk when it returns: a cosignature is only given out after it. */
export function writeWitnessState(path: string, state: WitnessState): void {
  const text = `${JSON.stringify({ ...state, root: state.root.toString('base64') }, null, 2)}\n`;
  writeDurably(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}
