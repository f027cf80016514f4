/** One entry of the log, taken apart. `index` is null for a record that waits to be sealed. */
export interface SealedRecord {
  readonly index: number | null;
  readonly mac: Buffer;
  /** The canonical bytes. */
  readonly body: Buffer;
  readonly fields: RecordFields;
  /** `at` in milliseconds since 1970. */
  readonly time: number;
}

/** Of the body; what stands in it besides is not judged. */
export interface RecordFields {
  readonly v: number;
  readonly id: string;
  readonly at: string;
  readonly emitter: string;
  readonly epoch: number;
  readonly emitterSeq: number;
  readonly event: string;
  /** Hash of what the record says of persons, base64url; null where it says nothing. */
  readonly personal: string | null;
  readonly workingLevel: string | null;
  readonly objectType: string | null;
  /** Missing where the object is a person: then it is in the personal part. */
  readonly objectId?: string | null;
  readonly label: string | null;
  readonly decision: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly correlationId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** K0 of the emitter for the auditor, base64: told until a record that tells it is known to stand. */
  readonly sealedKey?: string;
  /** Numbers that were taken and rolled back. */
  readonly void?: readonly number[];
}

/** What a record is called in a sentence. */
export function called({ fields }: SealedRecord): string {
  return `record ${fields.emitterSeq} of emitter ${fields.emitter}`;
}
