import { ED25519, generateNoteKey } from '#audit';
import type { Settings } from '#config';
import { makeSecret } from './role-secrets.js';

/**
 * Makes the key that signs the audit log where there is none.
 * @returns the public key, for the auditor; null when there was one.
 * @throws SetupError when the file cannot be made.
 */
export function prepareSigningKey({ origin, signingKeyFile }: Settings['audit']): string | null {
  const { skey, vkey } = generateNoteKey(origin, ED25519);
  return makeSecret(signingKeyFile, true, skey) ? vkey : null;
}
