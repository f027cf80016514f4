import type { SettingProblem } from './setting-problem.js';

/** A problem in plain lines, for terminals and logs. */
export function problemText(problem: SettingProblem): string {
  const lines = [problem.path, `  found:    ${problem.found}`, `  expected: ${problem.expected}`];
  if (problem.sentence !== '') lines.push(`  ${problem.sentence}`);
  return lines.join('\n');
}
