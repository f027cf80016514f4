/** What speaks against the log, and where. */
export interface Finding {
  /** Of the first record concerned; null for what has no place in the log, such as a record that waits for it. */
  readonly index: number | null;
  readonly what: string;
}

/** Of two faults at one index that of the tree is told first: most others follow from it. */
type Rank = 0 | 1;

/** Shown at most; the rest is counted. */
const KEPT = 100;

/** What the checks found so far. Bounded: a log that is wrong throughout fills no memory. */
export class Findings {
  private kept: (Finding & { readonly rank: Rank })[] = [];
  private count = 0;
  private readonly gaps = new Set<string>();
  private readonly remarks = new Set<string>();

  /** Somebody changed, added or took away something. */
  tampered(index: number | null, what: string, rank: Rank = 1): void {
    this.count++;
    this.kept.push({ index, what, rank });
    if (this.kept.length > 2 * KEPT) this.kept = this.inOrder();
  }

  /** Something could not be checked. */
  incomplete(what: string): void {
    if (this.gaps.size < KEPT) this.gaps.add(what);
  }

  /** Worth knowing, no fault. */
  remark(what: string): void {
    if (this.remarks.size < KEPT) this.remarks.add(what);
  }

  /** In the order of the log, what has no index last. */
  firstOnes(): Finding[] {
    return this.inOrder().map(({ index, what }) => ({ index, what }));
  }

  get tamperings(): number {
    return this.count;
  }

  get unchecked(): readonly string[] {
    return [...this.gaps];
  }

  get notes(): readonly string[] {
    return [...this.remarks];
  }

  private inOrder(): typeof this.kept {
    const place = ({ index }: Finding): number => index ?? Number.MAX_SAFE_INTEGER;
    return [...this.kept].sort((a, b) => place(a) - place(b) || a.rank - b.rank).slice(0, KEPT);
  }
}
