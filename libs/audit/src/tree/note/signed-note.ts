import { TreeError } from '../tree-error.js';
import { fromBase64 } from './base64.js';
import { isKeyName } from './note-key.js';

/** One signature line, not yet checked. */
export interface NoteSignature {
  readonly name: string;
  /** The 32 bits that name the key. */
  readonly keyId: number;
  readonly bytes: Buffer;
}

export interface SignedNote {
  /** What is signed, with its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const LARGEST = 1_000_000;
const MOST_SIGNATURES = 100;
const KEY_ID_SIZE = 4;
const DASH = '\u2014 ';
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\x00-\x09\x0b-\x1f]/;

/** Takes a note apart, without a word on whether its signatures hold (C2SP signed-note). @throws TreeError NOTE_MALFORMED */
export function parseNote(bytes: Buffer): SignedNote {
  if (bytes.length > LARGEST) throw malformed(`has ${bytes.length} bytes`);
  const note = decode(bytes);
  if (CONTROL.test(note)) throw malformed('holds a control character');
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n')) throw malformed('has no signatures');
  const lines = note.slice(blank + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw malformed(`has ${lines.length} signatures`);
  return { text: note.slice(0, blank + 1), signatures: lines.map(parseSignature) };
}

/** @throws TreeError NOTE_MALFORMED for a text that cannot be signed. */
export function formatNote({ text, signatures }: SignedNote): string {
  if (!text.endsWith('\n') || CONTROL.test(text) || !text.isWellFormed()) throw malformed('cannot be signed');
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

function formatSignature({ name, keyId, bytes }: NoteSignature): string {
  const id = Buffer.alloc(KEY_ID_SIZE);
  id.writeUInt32BE(keyId);
  return `${DASH}${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;
}

function parseSignature(line: string): NoteSignature {
  const [name, base64, ...more] = line.startsWith(DASH) ? line.slice(DASH.length).split(' ') : [];
  const bytes = fromBase64(base64 ?? '');
  if (!name || !isKeyName(name) || !bytes || bytes.length <= KEY_ID_SIZE || more.length > 0) {
    throw malformed('has a line that is no signature');
  }
  return { name, keyId: bytes.readUInt32BE(), bytes: bytes.subarray(KEY_ID_SIZE) };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('is not UTF-8');
  }
}

function malformed(what: string): TreeError {
  return new TreeError('NOTE_MALFORMED', `note: ${what}`);
}
