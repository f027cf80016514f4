import { aligned } from './aligned.js';
import type { CaseResult, FigureResult } from './results.js';

const HEAD = ['case', 'bare /s', 'p50', 'p99', 'ruche /s', 'p50', 'p99', 'ratio', 'budget', ''];

/** The one table of a run, in Markdown. Latencies in milliseconds. */
export function table(cases: readonly CaseResult[], figures: readonly FigureResult[]): string {
  const rows = [
    HEAD,
    ...cases.map(({ name, bare, real, ratio, budget, kept }) => [
      name,
      bare.perSecond.toFixed(0),
      bare.p50.toFixed(2),
      bare.p99.toFixed(2),
      real.perSecond.toFixed(0),
      real.p50.toFixed(2),
      real.p99.toFixed(2),
      ratio.toFixed(2),
      budget ?? '',
      verdict(kept),
    ]),
    ...figures.map(({ name, value, unit, budget, kept }) => [
      name,
      '',
      '',
      '',
      `${value.toFixed(0)} ${unit}`,
      '',
      '',
      '',
      budget,
      verdict(kept),
    ]),
  ];
  return aligned(rows);
}

function verdict(kept: boolean | null): string {
  if (kept === null) return '';
  return kept ? 'kept' : 'MISSED';
}
