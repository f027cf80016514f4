import type { Sample } from '../client/jobs.js';

export interface CaseResult {
  readonly name: string;
  /** Medians of the rounds. */
  readonly bare: Sample;
  readonly real: Sample;
  /** Median of the ratios of neighbouring rounds. */
  readonly ratio: number;
  /** Null: only reported. */
  readonly budget: string | null;
  readonly kept: boolean | null;
}

export interface FigureResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: string;
  readonly kept: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The median of each figure. */
export function middle(samples: readonly Sample[]): Sample {
  return {
    perSecond: median(samples.map(({ perSecond }) => perSecond)),
    p50: median(samples.map(({ p50 }) => p50)),
    p99: median(samples.map(({ p99 }) => p99)),
    count: samples.reduce((sum, { count }) => sum + count, 0),
  };
}
