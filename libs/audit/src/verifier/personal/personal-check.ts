import type { PersonalFields } from '../../personal/personal-fields.js';
import { personalHash } from '../../personal/personal-hash.js';
import { decodeBundle } from '../../tree/entry-bundle.js';
import type { SealedRecord } from '../checks/sealed-record.js';
import { whyUnreadable } from '../directory/held-checkpoints.js';
import type { LogDirectory } from '../directory/log-directory.js';
import type { Findings } from '../report/findings.js';
import type { ErasureCheck } from './erasure-check.js';
import { readPersonal } from './read-personal.js';

/** Holds what records say of persons against the hashes in their bodies. */
export class PersonalCheck {
  private parts: readonly Buffer[] = [];

  constructor(
    private readonly directory: LogDirectory,
    private readonly erasures: ErasureCheck,
    private readonly findings: Findings,
  ) {}

  /** @param width entries of the bundle of this number, which begins with the index `first`. */
  begin(n: number, first: number, width: number): void {
    this.parts = [];
    const bundle = this.directory.personal(n);
    if (!bundle) return;
    try {
      this.parts = decodeBundle(bundle);
    } catch (error) {
      this.findings.tampered(
        first,
        `what the records say of persons cannot be read: ${whyUnreadable(error)}`,
      );
    }
    if (this.parts.length > width)
      this.findings.tampered(
        first + width,
        `${this.parts.length} records say something of persons, but there are ${width}`,
      );
  }

  /**
   * What the next bundle's entry says of persons; null for nothing, or nothing any more.
   * @param place within the bundle.
   */
  sealed(record: SealedRecord, place: number): PersonalFields | null {
    const part = this.parts[place];
    if (record.fields.personal !== null && !part?.length) {
      this.erasures.add(Number(record.index));
      return null;
    }
    return personsOf(record, part ?? null, this.findings);
  }
}

/** What a record says of persons, held against its body. @param part null or empty: there is none. */
export function personsOf(
  { index, fields }: Pick<SealedRecord, 'index' | 'fields'>,
  part: Buffer | null,
  findings: Findings,
): PersonalFields | null {
  const held = part?.length ? part : null;
  if ((held && personalHash(held)) !== fields.personal) {
    findings.tampered(index, 'what this record says of persons is not what was sealed');
    return null;
  }
  const persons = held && readPersonal(held);
  if (held && !persons) findings.tampered(index, 'what this record says of persons cannot be read');
  return persons;
}
