import { SALT_SIZE } from '../../personal/personal-hash.js';
import type { AnchoredRecord, SignedHead } from '../anchor.js';
import { jsonLine } from '../line/one-line.js';

/**
 * `{index, mac, body, salt, personal}`: the code in base64, the body as it was sealed, a text of canonical JSON; what it
 * says of persons, such a text too, behind the salt (base64) with which it has the hash that the body names; null for
 * nothing.
 */
export function fileLine({ index, mac, body, personal }: AnchoredRecord): string {
  const line = {
    index,
    mac: mac.toString('base64'),
    body: body.toString('utf8'),
    salt: personal && personal.toString('base64', 0, SALT_SIZE),
    personal: personal && personal.toString('utf8', SALT_SIZE),
  };
  return `${jsonLine(line)}\n`;
}

/** `{size, root, note}`: what the verifier takes as a checkpoint that was kept elsewhere is the note. */
export function headLine({ size, root, note }: SignedHead): string {
  return `${jsonLine({ size, root, note })}\n`;
}
