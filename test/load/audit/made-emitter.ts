import { randomUUID, type KeyObject } from 'node:crypto';
import { EpochKey, sealKey } from '#audit';
import { newId } from '#kernel';

const MOST_IN_EPOCH = 1000;

export interface MadeRecord {
  readonly entry: Buffer;
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
    // Keys in the order of RFC 8785: the text is canonical as it is.
    const fields = {
      actor: randomUUID(),
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
      reason: null,
      ...(isFirst && { sealedKey }),
      sessionId: randomUUID(),
      sourceAddress: '192.0.2.117',
      v: 2,
      workingLevel: 'DR',
    };
    const body = Buffer.from(JSON.stringify(fields), 'utf8');
    const columns = {
      id: fields.id,
      at: fields.at,
      emitter: fields.emitter,
      emitterSeq: fields.emitterSeq,
      event: fields.event,
      actor: fields.actor,
      sessionId: fields.sessionId,
      sourceAddress: fields.sourceAddress,
      objectType: fields.objectType,
      objectId: fields.objectId,
      label: fields.label,
      decision: fields.decision,
      outcome: fields.outcome,
      reason: fields.reason,
      correlationId: fields.correlationId,
    };
    return { entry: Buffer.concat([this.key.mac(this.seq, body), body]), columns };
  }
}
