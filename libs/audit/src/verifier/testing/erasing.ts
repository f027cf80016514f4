import { erasureText } from '../../erasure/erasure-text.js';
import { parseSignerKey } from '../../tree/note/note-key.js';
import { erased } from './changed.js';
import type { MadeEmitter, Written } from './made-emitter.js';
import { ORIGIN, type MadeLog } from './made-log.js';

export interface MadeErasure {
  readonly from: number;
  readonly to: number;
}

/** The record that announces an erasure, as the sequencer writes it. @param skey the log's present key unless said otherwise. */
export function announcement(
  emitter: MadeEmitter,
  log: MadeLog,
  { from, to }: MadeErasure,
  skey = String(log.keys.at(-1)?.skey),
): Written {
  const signature = parseSignerKey(skey)
    .sign(erasureText(ORIGIN, from, to), 0)
    .toString('base64');
  const nobody = { actor: null, sessionId: null, sourceAddress: null };
  return emitter.record('audit.identities_erased', { ...nobody, facts: { from, to, signature } });
}

/** What the erasure leaves of the rows. */
export function erase(log: MadeLog, { from, to }: MadeErasure): void {
  for (let index = from; index < to; index++) {
    const record = log.records[index];
    if (record) log.records[index] = erased(record);
  }
}
