import { createHash, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { EpochKey, sealKey } from '#audit';
import { newId } from '#kernel';

const MOST_IN_EPOCH = 1000;

export interface MadeRecord {
  readonly entry: Buffer;
  readonly personal: Buffer;
  /** The columns as a line of the export, without the index. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** An emitter as the product has it, without the product: quick enough to make millions of records. */
export class MadeEmitter {
  private readonly id = randomUUID();
  private readonly key = new EpochKey();
  private seq = 0;
  private inEpoch = 0;

  constructor(private readonly auditor: KeyObject) {}

  record(time: number): MadeRecord {
    if (this.inEpoch === MOST_IN_EPOCH) {
      this.key.evolve();
      this.inEpoch = 0;
    }
    this.inEpoch++;
    const isFirst = ++this.seq === 1;
    const sealedKey = this.key.withKey((key) =>
      isFirst ? sealKey(key, this.auditor).toString('base64') : '',
    );
    // Keys in the order of RFC 8785: the texts are canonical as they are.
    const persons = { actor: randomUUID(), sessionId: randomUUID(), sourceAddress: '192.0.2.117' };
    const personal = Buffer.concat([randomBytes(16), Buffer.from(JSON.stringify(persons), 'utf8')]);
    const fields = {
      at: new Date(time).toISOString(),
      correlationId: randomUUID(),
      decision: 'allow',
      emitter: this.id,
      emitterSeq: this.seq,
      epoch: this.key.epoch,
      event: isFirst ? 'emitter.started' : 'message.read',
      facts: { bytes: 1234, parts: ['title', 'words'] },
      id: newId(new Date(time)),
      label: randomUUID(),
      objectId: randomUUID(),
      objectType: 'Message',
      outcome: 'success',
      personal: createHash('sha256').update(personal).digest('base64url'),
      reason: null,
      ...(isFirst && { sealedKey }),
      v: 3,
      workingLevel: 'DR',
    };
    const body = Buffer.from(JSON.stringify(fields), 'utf8');
    const columns = {
      id: fields.id,
      at: fields.at,
      emitter: fields.emitter,
      emitterSeq: fields.emitterSeq,
      event: fields.event,
      actor: persons.actor,
      sessionId: persons.sessionId,
      sourceAddress: persons.sourceAddress,
      objectType: fields.objectType,
      objectId: fields.objectId,
      label: fields.label,
      decision: fields.decision,
      outcome: fields.outcome,
      reason: fields.reason,
      correlationId: fields.correlationId,
    };
    return { entry: Buffer.concat([this.key.mac(this.seq, body), body]), personal, columns };
  }
}
