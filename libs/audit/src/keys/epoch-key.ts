import { randomBytes } from 'node:crypto';
import { hmacSha256 } from './hmac-sha256.js';
import { recordMac } from './record-mac.js';

export const KEY_SIZE = 32;
const STEP = Buffer.from('ruche-audit-epoch', 'ascii');

/** K of the next epoch. There is no way back. */
export function nextKey(key: Uint8Array): Buffer {
  return hmacSha256(key, STEP);
}

/**
 * The key of an emitter in its present epoch. It evolves, and the one before is overwritten: who takes the process over
 * can go on lying, but cannot rewrite what was recorded in earlier epochs.
 */
export class EpochKey {
  private number = 0;

  /** @param key K of epoch 0; overwritten when it evolves, so the caller keeps no use for it. */
  constructor(private readonly key: Buffer = randomBytes(KEY_SIZE)) {
    if (key.length !== KEY_SIZE)
      throw new Error(`a key of an epoch has ${KEY_SIZE} bytes, not ${key.length}`);
  }

  get epoch(): number {
    return this.number;
  }

  mac(emitterSeq: number, body: Uint8Array): Buffer {
    return recordMac(this.key, emitterSeq, body);
  }

  /** What is done once with K of epoch 0: sealing it to the auditor. @returns what `use` gives. */
  withKey<T>(use: (key: Buffer) => T): T {
    return use(this.key);
  }

  evolve(): void {
    const next = nextKey(this.key);
    next.copy(this.key);
    next.fill(0);
    this.number++;
  }

  /** The end of the emitter. */
  destroy(): void {
    this.key.fill(0);
  }
}
