import type { Findings } from '../report/findings.js';
import { parseJson } from './parse-json.js';
import type { LogDirectory } from './log-directory.js';

/** Entries from `fromIndex` up to, not including, `toIndex` whose bodies were removed in time; their leaves are kept. */
interface PrunedRange {
  readonly fromIndex: number;
  readonly toIndex: number;
}

/**
 * A number that an emitter left open may stand in a pruned range near by: records are sealed in about, not exactly, the
 * order of their numbers.
 */
const DISORDER = 10_000;

export class PrunedRanges {
  constructor(private readonly ranges: PrunedRange[]) {}

  static read(directory: LogDirectory, findings: Findings): PrunedRanges {
    const text = directory.text('pruned.json');
    const parsed = text === null ? [] : parseJson(text);
    if (Array.isArray(parsed) && parsed.every(isRange)) return new PrunedRanges(parsed);
    findings.tampered(null, 'pruned.json is no list of ranges');
    return new PrunedRanges([]);
  }

  /** Entries that are missing without having been pruned: of what stood in them nothing can be told either. */
  alsoMissing(start: number, end: number): void {
    this.ranges.push({ fromIndex: start, toIndex: end });
  }

  covers(start: number, end: number): boolean {
    return this.ranges.some(({ fromIndex, toIndex }) => fromIndex <= start && end <= toIndex);
  }

  /** Whether an entry that should lie between these two may have been pruned. */
  mayHold(after: number, before: number): boolean {
    return this.ranges.some(
      ({ fromIndex, toIndex }) => fromIndex <= before + DISORDER && toIndex > after - DISORDER,
    );
  }
}

function isRange(value: unknown): value is PrunedRange {
  const { fromIndex, toIndex } = (value ?? {}) as Partial<PrunedRange>;
  return Number.isSafeInteger(fromIndex) && Number.isSafeInteger(toIndex);
}
