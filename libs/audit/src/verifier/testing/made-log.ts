import { generateKeyPairSync } from 'node:crypto';
import { MemoryLog } from '../../tree/testing/memory-log.js';
import { formatCheckpoint, timeLine } from '../../tree/checkpoint.js';
import { COSIGNATURE } from '../../tree/note/cosignature-type.js';
import { ED25519 } from '../../tree/note/ed25519-type.js';
import { generateNoteKey, parseSignerKey } from '../../tree/note/note-key.js';
import { addSignature, signNote } from '../../tree/note/open-note.js';
import { rootFromTiles } from '../../tree/right-edge.js';
import { MadeEmitter, type MadeClock, type Written } from './made-emitter.js';

export const ORIGIN = 'ruche.example/audit';

export interface MadeCheckpoint {
  readonly size: number;
  note: string;
}

export interface MadePending {
  written: Written;
  queued: boolean;
}

/** A log that grows in memory as the product makes it; each part may be changed before it is written to a folder. */
export class MadeLog implements MadeClock {
  now = Date.parse('2026-11-21T08:00:00.000Z');
  readonly auditor = generateKeyPairSync('x25519');
  readonly witness = generateNoteKey('witness.example', COSIGNATURE);
  readonly keys = [{ ...generateNoteKey(ORIGIN, ED25519), fromIndex: 0 }];
  readonly tree = new MemoryLog();
  records: Written[] = [];
  checkpoints: MadeCheckpoint[] = [];
  pending: MadePending[] = [];
  pruned: { fromIndex: number; toIndex: number }[] = [];

  emitter(): MadeEmitter {
    return new MadeEmitter(this, this.auditor.publicKey);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  async seal(...records: readonly Written[]): Promise<void> {
    await this.tree.append(records.map(({ mac, body }) => Buffer.concat([mac, body])));
    this.records.push(...records);
  }

  async checkpoint(): Promise<MadeCheckpoint> {
    const made = { size: this.tree.size, note: await this.sign(this.tree.size) };
    this.checkpoints.push(made);
    return made;
  }

  /** Time in which nothing is sealed: a checkpoint each minute says so. */
  async idle(ms: number): Promise<void> {
    for (let rest = ms; rest > 0; rest -= 60_000) {
      this.pass(Math.min(60_000, rest));
      await this.checkpoint();
    }
  }

  /** @param root another than the log has: what an operator would show somebody else. */
  async sign(size: number, root?: Buffer, key = this.keys.at(-1)): Promise<string> {
    const text = formatCheckpoint({
      origin: ORIGIN,
      size,
      root: root ?? (await rootFromTiles(size, this.tree.read)),
      extensions: [timeLine(this.now)],
    });
    return signNote(text, [parseSignerKey(String(key?.skey))], 0);
  }

  cosign(checkpoint: MadeCheckpoint): void {
    const signer = parseSignerKey(this.witness.skey);
    checkpoint.note = addSignature(Buffer.from(checkpoint.note), signer, Math.floor(this.now / 1000));
  }

  newKey(): { readonly skey: string; readonly vkey: string } {
    return generateNoteKey(ORIGIN, ED25519);
  }

  /** From here on checkpoints are signed by this key. */
  rotate(key: { readonly skey: string; readonly vkey: string }): void {
    this.keys.push({ ...key, fromIndex: this.tree.size });
  }
}
