import type { Policies } from '#contracts';
import { listAt, type RawMap } from './layers/raw.js';
import { readLayers, type SettingsSources } from './layers/read-layers.js';
import type { SettingProblem } from './problems/setting-problem.js';
import { judgeShape } from './problems/shape-problems.js';
import { readPolicies } from './read-policies.js';
import { databaseRolesRule } from './rules/database-roles.rule.js';
import { directoryUrlRule } from './rules/directory-url.rule.js';
import { forbiddenWishes } from './rules/forbidden-wishes.rule.js';
import { policyNamesRule } from './rules/policy-names.rule.js';
import { productionRule } from './rules/production.rule.js';
import { timesRule } from './rules/times.rule.js';
import type { Settings } from './settings/settings.schema.js';

export interface Inspection {
  /** Null exactly when there are problems. */
  readonly settings: Settings | null;
  readonly problems: readonly SettingProblem[];
  readonly files: readonly string[];
}

/** Reads and judges everything; finds all problems at once and never throws for one. Secrets are not read. */
export function inspectSettings(sources: SettingsSources): Inspection {
  const { values, problems: layerProblems, files } = readLayers(sources);
  const { policies, problems: policyProblems } = readPolicies(
    listAt(values, 'site.policyFiles').filter((file) => typeof file === 'string'),
  );
  const shape = judgeShape(values);
  const problems = onePerPath([
    ...layerProblems,
    ...judgeTogether(values, policies),
    ...shape.problems,
    ...policyProblems,
  ]);
  return { settings: problems.length === 0 ? shape.settings : null, problems, files };
}

function judgeTogether(values: RawMap, policies: Policies): SettingProblem[] {
  const rules = [forbiddenWishes, directoryUrlRule, databaseRolesRule, productionRule, timesRule];
  // Without any policy every name would be unknown: the unreadable file is the one problem to report.
  const names = policies.size === 0 ? [] : [policyNamesRule(policies)];
  return [...rules, ...names].flatMap((rule) => rule(values));
}

/** The first problem of a path is the one that says why; "unknown setting" would only repeat it. */
function onePerPath(problems: readonly SettingProblem[]): SettingProblem[] {
  const byPath = new Map<string, SettingProblem>();
  for (const problem of problems) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  return [...byPath.values()];
}
