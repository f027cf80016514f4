import type { Findings } from '../report/findings.js';

const GENERATION = 200_000;
const MOST_LATE = 500_000;

/**
 * Finds ids that stand in the log twice, in bounded memory. Ids begin with the time, so nearly all are greater than
 * those that were seen long ago and cannot repeat one of them. The few that are not are kept, and compared with all
 * others in a second pass.
 */
export class IdCheck {
  private recent = new Set<string>();
  private before = new Set<string>();
  /** The greatest id that is in no set any more. */
  private forgotten = '';
  private readonly late = new Map<string, number | null>();
  private isOverfull = false;

  /** @param generation ids; two generations are in memory. */
  constructor(
    private readonly findings: Findings,
    private readonly generation = GENERATION,
  ) {}

  add(given: string, index: number | null): void {
    // A copy: what was cut out of a body keeps all of the body in memory.
    const id = Buffer.from(given, 'latin1').toString('latin1');
    if (this.recent.has(id) || this.before.has(id) || this.late.has(id)) this.repeated(id, index);
    if (id <= this.forgotten) this.keep(id, index);
    this.recent.add(id);
    if (this.recent.size < this.generation) return;
    for (const old of this.before) if (old > this.forgotten) this.forgotten = old;
    this.before = this.recent;
    this.recent = new Set();
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

  private keep(id: string, index: number | null): void {
    if (this.late.size < MOST_LATE) this.late.set(id, index);
    else this.isOverfull = true;
  }

  private repeated(id: string, index: number | null): void {
    this.findings.tampered(index, `the id ${id} stands in the log twice`);
  }
}
