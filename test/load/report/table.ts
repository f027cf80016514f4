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
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function verdict(kept: boolean | null): string {
  if (kept === null) return '';
  return kept ? 'kept' : 'MISSED';
}
