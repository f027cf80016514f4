import { erasureText } from '../../erasure/erasure-text.js';
import { fromBase64 } from '../../tree/note/base64.js';
import type { KeyEras } from '../checks/key-eras.js';
import { isCount } from '../checks/record-check.js';
import type { SealedRecord } from '../checks/sealed-record.js';
import type { Findings } from '../report/findings.js';
import { PlaceSet } from './place-set.js';

/** Places from `from` up to before `to`, and the key that signed that what they say of persons is erased. */
interface Announced {
  readonly from: number;
  readonly to: number;
  readonly vkey: string | null;
  readonly by: number | null;
}

/**
 * What a record says of persons may be missing only where the log announces it, signed with the key that signs its
 * checkpoints: whoever rules the database can write a record, but not this signature.
 */
export class ErasureCheck {
  private readonly missing: PlaceSet;
  private readonly announced: Announced[] = [];

  constructor(
    private readonly size: number,
    private readonly eras: KeyEras,
    private readonly findings: Findings,
  ) {
    this.missing = new PlaceSet(size);
  }

  /** How many records no longer tell of whom they are; known at the end. */
  get erased(): number {
    return this.missing.size;
  }

  /** The record at this place should tell of persons and does not. */
  add(place: number): void {
    this.missing.add(place);
  }

  /** Takes the log's word that places were erased. */
  announce({ index, fields }: SealedRecord, origin: string | null): void {
    const { from, to, signature } = fields.facts;
    const isSound = isCount(from, 0) && isCount(to, from + 1) && to <= (index ?? this.size);
    if (!isSound) {
      this.findings.tampered(index, 'audit.identities_erased does not say which records before it');
      return;
    }
    const bytes = typeof signature === 'string' ? fromBase64(signature) : null;
    const key = this.eras.signerOf(erasureText(origin ?? '', from, to), bytes ?? Buffer.alloc(0));
    if (key === null && this.eras.keys.length > 0) {
      this.findings.tampered(index, 'announces an erasure that the key of the log did not sign');
      return;
    }
    this.announced.push({ from, to, vkey: key, by: index });
  }

  end(): void {
    let run: { first: number; last: number } | null = null;
    for (const place of this.unannounced()) {
      if (run?.last === place - 1) {
        run.last = place;
      } else {
        this.tell(run);
        run = { first: place, last: place };
      }
    }
    this.tell(run);
    if (this.missing.size > 0)
      this.findings.remark(`what ${this.missing.size} records say of persons is erased`);
  }

  /** Neighbours as one: who took a month away is told once. */
  private tell(run: { readonly first: number; readonly last: number } | null): void {
    if (!run) return;
    this.findings.tampered(
      run.first,
      `what the records from here to ${run.last} say of persons is gone, and no record of the log announces that`,
    );
  }

  private *unannounced(): Generator<number> {
    const ranges = this.believed();
    let next = 0;
    for (const place of this.missing) {
      while ((ranges[next]?.to ?? Infinity) <= place) next++;
      if ((ranges[next]?.from ?? Infinity) > place) yield place;
    }
  }

  /** Those by keys that are believed, in the order of their ends, none inside another. */
  private believed(): Announced[] {
    const sound = this.announced.filter(({ vkey, by }) => {
      if (vkey === null || this.eras.isBelieved(vkey)) return true;
      this.findings.tampered(
        by,
        `announces an erasure under the key ${vkey}, which nothing shows to be the log's`,
      );
      return false;
    });
    const ranges: Announced[] = [];
    for (const range of sound.sort((a, b) => a.from - b.from || b.to - a.to))
      if (range.to > (ranges.at(-1)?.to ?? 0)) ranges.push(range);
    return ranges;
  }
}
