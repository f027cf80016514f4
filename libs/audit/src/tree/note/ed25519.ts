import { createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { TreeError } from '../tree-error.js';

const KEY_SIZE = 32;
// The fixed DER around raw keys (RFC 8410).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @throws TreeError NOTE_KEY */
export function ed25519PublicKey(raw: Buffer): KeyObject {
  requireSize(raw);
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
}

/** @param seed the 32 bytes of RFC 8032. @throws TreeError NOTE_KEY */
export function ed25519PublicOf(seed: Buffer): Buffer {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return spki.subarray(SPKI.length);
}

export function ed25519Sign(seed: Buffer, message: string): Buffer {
  return sign(null, Buffer.from(message, 'utf8'), privateKey(seed));
}

export function ed25519Verify(key: KeyObject, message: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(message, 'utf8'), key, signature);
}

export function ed25519Seed(): Buffer {
  return randomBytes(KEY_SIZE);
}

function privateKey(seed: Buffer): KeyObject {
  requireSize(seed);
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function requireSize(raw: Buffer): void {
  if (raw.length !== KEY_SIZE)
    throw new TreeError('NOTE_KEY', `an Ed25519 key has 32 bytes, not ${raw.length}`);
}
