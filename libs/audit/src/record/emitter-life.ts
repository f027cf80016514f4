import type { KeyObject } from 'node:crypto';
import { newId, type Id } from '#kernel';
import { EpochKey } from '../keys/epoch-key.js';
import { sealKey } from '../keys/sealed-key.js';
import { Unwritten } from './unwritten.js';

/** Most records of one epoch, and its longest time in milliseconds. */
const EPOCH_RECORDS = 1_000;
const EPOCH_MS = 60_000;

/**
 * How long an emitter may go on without a record that is known to stand, in milliseconds. The sequencer closes who was
 * silent for longer (90 s): a process that slept, or was cut off, begins anew rather than go on in a closed life.
 */
const LONGEST_DOUBT_MS = 75_000;

/** What one record takes from the life of its emitter. */
export interface Turn {
  readonly emitterSeq: number;
  readonly epoch: number;
  /** K0 for the auditor, in base64, until a record that told it is known to stand. */
  readonly sealedKey: string | null;
  /** The clock was set back since the record before. */
  readonly clockBack: boolean;
  /** Numbers that were taken and rolled back. */
  readonly told: readonly number[];
}

/** An unbroken stretch of a process as a writer of records: one id, one row of numbers, one chain of keys. */
export class EmitterLife {
  readonly id: Id = newId();
  readonly unwritten = new Unwritten();
  private readonly key = new EpochKey();
  private sealedKey: string | null;
  private sequence = 0;
  private inEpoch = 0;
  private epochSince: number;
  private lastWall: number;
  private standing: { readonly wall: number; readonly steady: number };

  /** @param auditorKey X25519 public key; null: nobody will be able to check the codes. @param steady ms that never go back. */
  constructor(auditorKey: KeyObject | null, at: Date, steady: number) {
    this.sealedKey = auditorKey
      ? this.key.withKey((initial) => sealKey(initial, auditorKey)).toString('base64')
      : null;
    this.epochSince = steady;
    this.lastWall = at.getTime();
    this.standing = { wall: at.getTime(), steady };
  }

  /** Whether it was too long without a record that stands. Both clocks count: one stands still while a machine sleeps. */
  isOver(at: Date, steady: number): boolean {
    const { standing } = this;
    return Math.max(steady - standing.steady, at.getTime() - standing.wall) > LONGEST_DOUBT_MS;
  }

  next(at: Date, steady: number): Turn {
    if (this.inEpoch >= EPOCH_RECORDS || (this.inEpoch > 0 && steady - this.epochSince >= EPOCH_MS)) {
      this.key.evolve();
      this.inEpoch = 0;
      this.epochSince = steady;
    }
    this.inEpoch++;
    const clockBack = at.getTime() < this.lastWall;
    this.lastWall = at.getTime();
    return {
      emitterSeq: ++this.sequence,
      epoch: this.key.epoch,
      sealedKey: this.sealedKey,
      clockBack,
      told: this.unwritten.take(),
    };
  }

  /** The code of the record whose turn was the last. */
  mac(emitterSeq: number, body: Buffer): Buffer {
    return this.key.mac(emitterSeq, body);
  }

  /** A record stands, and with it the key that it told. */
  confirm(at: Date, steady: number): void {
    this.sealedKey = null;
    this.standing = { wall: at.getTime(), steady };
  }
}
