import { randomBytes, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { v4, v7 } from 'uuid';
import { personalHash, SALT_SIZE } from '../../personal/personal-hash.js';
import { EpochKey } from '../../keys/epoch-key.js';
import { sealKey } from '../../keys/sealed-key.js';

/** A record as it would lie in the database. */
export interface Written {
  /** All of it, as its columns have it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly personal: Buffer | null;
  readonly body: Buffer;
  readonly mac: Buffer;
}

/** Time that stands still unless it is moved. */
export interface MadeClock {
  now: number;
}

/** One process that writes records, as the product does it. */
export class MadeEmitter {
  readonly id = v4();
  readonly key = new EpochKey();
  private seq = 0;

  constructor(
    private readonly clock: MadeClock,
    private readonly auditor: KeyObject | null,
  ) {}

  start(): Written {
    const sealed = this.key.withKey((key) =>
      this.auditor ? sealKey(key, this.auditor).toString('base64') : null,
    );
    return this.record('emitter.started', sealed === null ? {} : { sealedKey: sealed });
  }

  /** @param changes fields to set otherwise; `void` for numbers that were rolled back. */
  record(event: string, changes: Readonly<Record<string, unknown>> = {}): Written {
    const fields = {
      v: 3,
      id: v7({ msecs: this.clock.now }),
      at: new Date(this.clock.now).toISOString(),
      emitter: this.id,
      epoch: this.key.epoch,
      emitterSeq: ++this.seq,
      event,
      actor: v4(),
      sessionId: v4(),
      workingLevel: 'NP',
      sourceAddress: '192.0.2.7',
      objectType: 'Message',
      objectId: v4(),
      label: v4(),
      decision: 'allow',
      outcome: 'success',
      reason: null,
      correlationId: v4(),
      facts: {},
      ...changes,
    };
    return this.sign(fields);
  }

  /** Whatever fields, with a code that fits them. */
  sign(
    fields: Readonly<Record<string, unknown>>,
    personal = personalOf(fields),
    body = bodyOf(fields, personal),
  ): Written {
    return { fields, personal, body, mac: this.key.mac(Number(fields['emitterSeq']), body) };
  }

  /** A number for a record that never comes. */
  lose(): number {
    return ++this.seq;
  }
}

/** Of which the body holds only the hash. */
export const PERSONAL = ['actor', 'sessionId', 'sourceAddress'] as const;

export function bodyOf(fields: Readonly<Record<string, unknown>>, personal: Buffer | null): Buffer {
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !PERSONAL.includes(name as never)),
  );
  return Buffer.from(
    canonicalize({ ...rest, personal: personal && personalHash(personal) }) as string,
    'utf8',
  );
}

function personalOf(fields: Readonly<Record<string, unknown>>): Buffer | null {
  const said = Object.fromEntries(PERSONAL.map((name) => [name, fields[name]]));
  const isNothing = Object.values(said).every((value) => value === null);
  return isNothing
    ? null
    : Buffer.concat([randomBytes(SALT_SIZE), Buffer.from(canonicalize(said) as string)]);
}
