import { sha256 } from '../hashes.js';
import { TreeError } from '../tree-error.js';
import { fromBase64 } from './base64.js';
import type { CheckSignature, SignatureType } from './signature-type.js';
import { KNOWN_SIGNATURE_TYPES, type SignatureTypes } from './signature-types.js';

/** A public key that notes are checked with. */
export interface NoteVerifier {
  readonly name: string;
  /** The 32 bits that signatures name it by. */
  readonly id: number;
  readonly type: number;
  /** The key as text: `name+hash+base64`. */
  readonly vkey: string;
  readonly check: CheckSignature;
}

/** A secret key that notes are signed with. */
export interface NoteSigner {
  readonly verifier: NoteVerifier;
  /** @param now seconds since 1970, for types that hold the time. */
  readonly sign: (text: string, now: number) => Buffer;
}

const SECRET = 'PRIVATE+KEY+';
const KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;

/** No spaces of any script, no plus (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** @throws TreeError NOTE_KEY for text that is no verifier key, or one of a type that is not known. */
export function parseVerifierKey(vkey: string, types = KNOWN_SIGNATURE_TYPES): NoteVerifier {
  const { name, id, type, bytes } = parse(vkey, types);
  return verifierOf(name, id, type, bytes);
}

/** @throws TreeError NOTE_KEY */
export function parseSignerKey(skey: string, types = KNOWN_SIGNATURE_TYPES): NoteSigner {
  if (!skey.startsWith(SECRET)) throw malformed('not a signer key');
  const { name, id, type, bytes } = parse(skey.slice(SECRET.length), types);
  const verifier = verifierOf(name, id, type, type.publicKey(bytes));
  return { verifier, sign: (text, now) => type.sign(bytes, text, now) };
}

/** A new pair. The signer key is a secret. @throws TreeError NOTE_KEY for a name that keys cannot have. */
export function generateNoteKey(name: string, type: SignatureType): { skey: string; vkey: string } {
  if (!isKeyName(name)) throw malformed('the name of a key has no spaces and no plus');
  const secret = type.generate();
  const publicKey = type.publicKey(secret);
  const id = keyId(name, type, publicKey);
  return { skey: SECRET + keyText(name, id, type, secret), vkey: keyText(name, id, type, publicKey) };
}

function verifierOf(name: string, id: number, type: SignatureType, publicKey: Buffer): NoteVerifier {
  if (keyId(name, type, publicKey) !== id) throw malformed('the hash of the key is wrong');
  const vkey = keyText(name, id, type, publicKey);
  return { name, id, type: type.id, vkey, check: type.checker(publicKey) };
}

function parse(
  text: string,
  types: SignatureTypes,
): { name: string; id: number; type: SignatureType; bytes: Buffer } {
  const [, name, hash, base64] = KEY.exec(text) ?? [];
  const bytes = fromBase64(base64 ?? '');
  if (!name || !isKeyName(name) || !bytes || bytes.length < 2) throw malformed('not name+hash+base64');
  const type = types.get(bytes[0] as number);
  if (!type) throw malformed(`unknown type of signature ${bytes[0]}`);
  return { name, id: parseInt(hash as string, 16), type, bytes: bytes.subarray(1) };
}

function keyId(name: string, type: SignatureType, publicKey: Buffer): number {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type.id), publicKey])).readUInt32BE();
}

function keyText(name: string, id: number, type: SignatureType, bytes: Buffer): string {
  const base64 = Buffer.concat([Buffer.of(type.id), bytes]).toString('base64');
  return `${name}+${id.toString(16).padStart(8, '0')}+${base64}`;
}

/** Never with the text of the key: it may be a secret. */
function malformed(what: string): TreeError {
  return new TreeError('NOTE_KEY', `key: ${what}`);
}
