import type { Findings } from '../report/findings.js';
import { IdSet } from './id-set.js';

const GENERATION = 200_000;
const MOST_LATE = 500_000;

/**
 * Finds ids that stand in the log twice, in bounded memory. Ids begin with the time, so nearly all are greater than
 * those that were seen long ago and cannot repeat one of them. The few that are not are kept, and compared with all
 * others in a second pass.
 */
export class IdCheck {
  private recent: IdSet;
  private before: IdSet;
  /** The greatest ids of the two, and of all that are in neither any more. */
  private greatest = '';
  private greatestBefore = '';
  private forgotten = '';
  private readonly late = new Map<string, number | null>();
  private isOverfull = false;

  /** @param generation ids; two generations are in memory. */
  constructor(
    private readonly findings: Findings,
    private readonly generation = GENERATION,
  ) {
    this.recent = new IdSet(generation);
    this.before = new IdSet(generation);
  }

  add(id: string, index: number | null): void {
    if (this.recent.has(id) || this.before.has(id) || this.late.has(id)) this.repeated(id, index);
    if (id <= this.forgotten) this.keep(id, index);
    if (id > this.greatest) this.greatest = id;
    this.recent.add(id);
    if (this.recent.size === this.generation) this.turn();
  }

  /** Whether the log has to be read once more with `compare`. */
  get needsSecondPass(): boolean {
    return this.late.size > 0;
  }

  compare(id: string, index: number): void {
    const known = this.late.get(id);
    // Those that are told by `add` stand at other places too, and are told once more: the lowest counts.
    if (known !== undefined && known !== index)
      this.repeated(id, known === null ? index : Math.max(known, index));
  }

  end(): void {
    if (this.isOverfull) {
      this.findings.incomplete(
        'ids are not in the order of time: whether one stands twice was not checked for all',
      );
    }
  }

  /** Forgets the older generation. */
  private turn(): void {
    if (this.greatestBefore > this.forgotten) this.forgotten = this.greatestBefore;
    [this.before, this.recent] = [this.recent, this.before];
    [this.greatestBefore, this.greatest] = [this.greatest, ''];
    this.recent.clear();
  }

  private keep(id: string, index: number | null): void {
    if (this.late.size < MOST_LATE) this.late.set(id, index);
    else this.isOverfull = true;
  }

  private repeated(id: string, index: number | null): void {
    this.findings.tampered(index, `the id ${id} stands in the log twice`);
  }
}
