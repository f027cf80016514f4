import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** @param file PEM of an X25519 public key; null: there is none. @throws Error naming the file when it holds another. */
export function readAuditorKey(file: string | null): KeyObject | null {
  if (file === null) return null;
  const key = createPublicKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'x25519') throw new Error(`${file} holds no X25519 public key`);
  return key;
}
