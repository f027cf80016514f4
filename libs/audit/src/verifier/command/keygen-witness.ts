import { writeFileSync } from 'node:fs';
import { COSIGNATURE } from '../../tree/note/cosignature-type.js';
import { generateNoteKey } from '../../tree/note/note-key.js';

/**
 * Writes the secret key of a new witness to a file that did not exist, for its owner alone.
 * @returns the public key, to be made known to the operator and to whoever checks.
 */
export function keygenWitness(name: string, out: string): string {
  const { skey, vkey } = generateNoteKey(name, COSIGNATURE);
  writeFileSync(out, `${skey}\n`, { flag: 'wx', mode: 0o600 });
  return vkey;
}
