import { EXIT, type ExitCode } from './exit-code.js';
import type { Finding, Findings } from './findings.js';
import { visible } from './visible.js';

/** What a run found, as `--json` shows it. */
export interface Report {
  readonly verdict: 'whole' | 'tampered' | 'incomplete';
  readonly exitCode: ExitCode;
  /** The lowest index that is wrong; null when nothing is, or what is wrong has no index. */
  readonly firstBad: Finding | null;
  readonly tamperings: number;
  readonly tampered: readonly Finding[];
  readonly notChecked: readonly string[];
  readonly notes: readonly string[];
  /** Counts, sizes, hashes: by name. */
  readonly facts: Readonly<Record<string, string | number>>;
}

const MOST_LINES = 20;

export function report(findings: Findings, facts: Report['facts']): Report {
  const tampered = findings.firstOnes();
  const verdict =
    findings.tamperings > 0 ? 'tampered' : findings.unchecked.length > 0 ? 'incomplete' : 'whole';
  return {
    verdict,
    exitCode: EXIT[verdict],
    firstBad: tampered[0] ?? null,
    tamperings: findings.tamperings,
    tampered,
    notChecked: findings.unchecked,
    notes: findings.notes,
    facts,
  };
}

export function reportText({ verdict, tampered, tamperings, notChecked, notes, facts }: Report): string {
  const lines = [verdict.toUpperCase()];
  for (const finding of tampered.slice(0, MOST_LINES)) lines.push(`  ${sentence(finding)}`);
  if (tamperings > MOST_LINES) lines.push(`  and ${tamperings - MOST_LINES} more`);
  for (const what of notChecked) lines.push(`not checked: ${visible(what)}`);
  for (const what of notes) lines.push(`note: ${visible(what)}`);
  for (const [name, value] of Object.entries(facts)) lines.push(`${name}: ${visible(String(value))}`);
  return `${lines.join('\n')}\n`;
}

function sentence({ index, what }: Finding): string {
  return index === null ? visible(what) : `index ${index}: ${visible(what)}`;
}
