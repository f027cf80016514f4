import { aligned } from '../report/aligned.js';
import type { FaultResult } from './run-fault.js';
import type { Tally } from './tally.js';

const HEAD = [
  'what was done',
  'who',
  'good',
  'what else they saw',
  'first after',
  'longest wait',
  'longest silence',
  'well again after',
  'acknowledged / lost',
  'missed / twice',
  '',
];

/** What a person may see while something is down; anything else is a fault of ours. */
const HONEST = /^(503 |cut$|silent$|nobody listens$)/;

/** The one table: a row for each fault and each kind of people. */
export function chaosTable(results: readonly FaultResult[]): string {
  return aligned([HEAD, ...results.flatMap(rowsOf)]);
}

/** Null when nothing is wrong; else in words what is. */
export function faultOf({ seen, lost, missed, died }: FaultResult): string | null {
  if (died.length > 0) return `DIED: ${died.join(', ')}`;
  if (lost > 0) return 'LOST';
  if (missed > 0) return 'MISSED';
  for (const tally of seen.values()) {
    if (tally.wellAfterMs === null) return 'NEVER WELL';
    for (const what of tally.failures.keys()) if (!HONEST.test(what)) return 'DISHONEST';
  }
  return null;
}

function rowsOf(result: FaultResult): readonly (readonly string[])[] {
  const { name, seen, struckAt, acknowledged, lost, missed, twice } = result;
  return [...seen].map(([who, tally], index) => [
    index === 0 ? name : '',
    who,
    String(tally.successes),
    failuresIn(tally),
    tally.firstFailureAt === null ? '–' : seconds(tally.firstFailureAt - struckAt),
    seconds(tally.longestWaitMs),
    seconds(tally.longestSilenceMs),
    tally.wellAfterMs === null ? 'never' : seconds(tally.wellAfterMs),
    who === 'posts' ? `${acknowledged} / ${lost}` : '',
    who === 'streams' ? `${missed} / ${twice}` : '',
    index === 0 ? (faultOf(result) ?? 'kept') : '',
  ]);
}

function failuresIn({ failures }: Tally): string {
  if (failures.size === 0) return 'nothing';
  return [...failures].map(([what, times]) => `${what} × ${times}`).join(', ');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
