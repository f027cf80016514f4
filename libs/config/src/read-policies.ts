import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { policySchema, policySetFaults, type Policies, type Policy } from '#contracts';
import { systemCode } from './layers/system-code.js';
import type { SettingProblem } from './problems/setting-problem.js';

export interface ReadPolicies {
  readonly policies: Policies;
  readonly problems: readonly SettingProblem[];
}

/** Reads label policies; a file that is missing or no policy, an id that comes twice, and policies that do not fit together, are problems. */
export function readPolicies(files: readonly string[]): ReadPolicies {
  const policies = new Map<string, Policy>();
  const problems: SettingProblem[] = [];
  files.forEach((file, index) => {
    const refuse = (found: string, expected: string): number =>
      problems.push({
        path: `site.policyFiles.${index}`,
        found: `${file}: ${found}`,
        expected,
        sentence: WHY,
      });
    const result = readPolicy(file);
    if (typeof result === 'string') refuse(result, 'a valid label policy');
    else if (policies.has(result.id)) refuse(`the policy ${result.id} again`, 'each policy once');
    else policies.set(result.id, result);
  });
  for (const fault of policySetFaults(policies))
    problems.push({
      path: 'site.policyFiles',
      found: fault,
      expected: 'policies that fit together',
      sentence: WHY,
    });
  return { policies, problems };
}

const WHY = 'Without its policy no label can be judged, so everything would be refused.';

/** @returns the policy, or in one line why the file holds none. */
function readPolicy(file: string): Policy | string {
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return systemCode(error) ?? 'no YAML';
  }
  const result = policySchema.safeParse(content);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ');
}
