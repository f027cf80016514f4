import type { SealedRecord } from '../../sequencer/sequencer-store.js';
import type { SignedHead } from '../anchor.js';
import { jsonLine } from '../line/one-line.js';

/** `{index, mac, body}`: the code in base64, the body as it was sealed, a text of canonical JSON. */
export function fileLine({ index, mac, body }: SealedRecord): string {
  return `${jsonLine({ index, mac: mac.toString('base64'), body: body.toString('utf8') })}\n`;
}

/** `{size, root, note}`: what the verifier takes as a checkpoint that was kept elsewhere is the note. */
export function headLine({ size, root, note }: SignedHead): string {
  return `${jsonLine({ size, root, note })}\n`;
}
