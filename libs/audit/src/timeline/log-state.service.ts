import { Injectable } from '@nestjs/common';
import { MAX_AUDIT_WAITING, type AuditState } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import { checkpointOf } from './checkpoint-of-note.js';
import { timeOfId } from './time-of-id.js';

interface State {
  readonly size: number;
  readonly note: string | null;
  readonly waiting: number;
  readonly oldest: Id | null;
  readonly anchors: readonly { readonly name: string; readonly size: number; readonly movedAt: string }[];
  readonly witness: { readonly key: string; readonly size: number; readonly at: string } | null;
}

/** How far the log is sealed, copied and witnessed, as far as its own database knows. */
@Injectable()
export class LogStateService {
  async get(): Promise<AuditState> {
    const [row] = await runStatement<{ state: State | null }>('SELECT audit.log_state() AS state');
    if (!row?.state) throw new Error('the log has no state');
    const { size, note, waiting, oldest, anchors, witness } = row.state;
    return {
      size,
      checkpoint: note === null ? null : checkpointOf(note),
      waiting: {
        count: Math.min(waiting, MAX_AUDIT_WAITING),
        more: waiting > MAX_AUDIT_WAITING,
        since: oldest === null ? null : timeOfId(oldest).toISOString(),
      },
      anchors: anchors.map(({ movedAt, ...anchor }) => ({ ...anchor, movedAt: utc(movedAt) })),
      witness: witness && { name: nameOf(witness.key), size: witness.size, at: utc(witness.at) },
    };
  }
}

function utc(moment: string): string {
  return new Date(moment).toISOString();
}

/** A verifier key begins with the name of its holder (C2SP signed-note): `name+id+key`. */
function nameOf(key: string): string {
  return key.split('+', 1)[0] ?? key;
}
