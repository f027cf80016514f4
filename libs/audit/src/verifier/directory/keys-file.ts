import { parseVerifierKey, type NoteVerifier } from '../../tree/note/note-key.js';
import { TreeError } from '../../tree/tree-error.js';
import type { Findings } from '../report/findings.js';
import type { LogDirectory } from './log-directory.js';
import { fieldsOf, parseJson } from './parse-json.js';

/** A key of the log, and the size of the log from which it signs. */
export interface KeyEra {
  readonly key: NoteVerifier;
  readonly fromIndex: number;
}

/** What the directory says of its own keys: not to be trusted by itself. */
export interface KeysFile {
  readonly origin: string;
  /** The oldest first. */
  readonly eras: readonly KeyEra[];
  readonly witnesses: readonly NoteVerifier[];
}

/** Null when there is none, or one that cannot be read, which is told. */
export function readKeysFile(directory: LogDirectory, findings: Findings): KeysFile | null {
  const text = directory.text('keys.json');
  if (text === null) return null;
  try {
    const { origin, keys, witnesses } = fieldsOf(parseJson(text));
    if (typeof origin === 'string' && Array.isArray(keys) && Array.isArray(witnesses)) {
      return {
        origin,
        eras: keys.map(era),
        witnesses: witnesses.map((vkey) => parseVerifierKey(String(vkey))),
      };
    }
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
  }
  findings.tampered(null, 'keys.json does not hold the keys of a log');
  return null;
}

function era(value: unknown): KeyEra {
  const { vkey, fromIndex } = fieldsOf(value);
  if (!Number.isSafeInteger(fromIndex))
    throw new TreeError('NOTE_KEY', 'a key without the size it signs from');
  return { key: parseVerifierKey(String(vkey)), fromIndex: fromIndex as number };
}
