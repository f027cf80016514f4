import { levelRank, type Policies, type Policy } from '#contracts';
import { isMap, listAt, textAt, valueAt, type RawMap } from '../layers/raw.js';
import { describeFound } from '../problems/describe-found.js';
import type { SettingProblem } from '../problems/setting-problem.js';

const MAPPING = 'directory.mapping';
const UNKNOWN = 'A name that no policy knows would silently give nobody, or the wrong people, a right.';

/** Every policy, level, category, tag and value that the settings name exists in the policy files. */
export function policyNamesRule(policies: Policies): (raw: RawMap) => SettingProblem[] {
  return (raw) => [
    ...siteNames(policies, raw),
    ...entriesOf(policies, raw, 'clearance', (policy, path) =>
      nameFault(raw, `${path}.level`, levelIds(policy)),
    ),
    ...entriesOf(policies, raw, 'compartments', (policy, path) =>
      nameFault(raw, `${path}.category`, idsOf(policy.restrictive)),
    ),
    ...entriesOf(policies, raw, 'nationality', (policy, path) => nationalityFaults(raw, policy, path)),
  ];
}

function siteNames(policies: Policies, raw: RawMap): SettingProblem[] {
  const main = textAt(raw, 'site.mainPolicy');
  if (main === null) return [];
  const policy = policies.get(main);
  if (!policy) return nameFault(raw, 'site.mainPolicy', [...policies.keys()]);
  const ceiling = textAt(raw, 'site.ceilingLevel');
  if (ceiling === null || levelRank(policy, ceiling) !== null) return [];
  return nameFault(raw, 'site.ceilingLevel', levelIds(policy));
}

/** Walks one list of the mapping; an entry of an unknown policy is judged no further. */
function entriesOf(
  policies: Policies,
  raw: RawMap,
  list: string,
  judge: (policy: Policy, path: string) => SettingProblem[],
): SettingProblem[] {
  return listAt(raw, `${MAPPING}.${list}`).flatMap((_, index) => {
    const path = `${MAPPING}.${list}.${index}`;
    const id = textAt(raw, `${path}.policy`);
    if (id === null) return [];
    const policy = policies.get(id);
    return policy ? judge(policy, path) : nameFault(raw, `${path}.policy`, [...policies.keys()]);
  });
}

function nationalityFaults(raw: RawMap, policy: Policy, path: string): SettingProblem[] {
  const name = textAt(raw, `${path}.tag`);
  const tag = policy.permissive.find((candidate) => candidate.tag === name);
  if (!tag)
    return nameFault(
      raw,
      `${path}.tag`,
      policy.permissive.map((candidate) => candidate.tag),
    );
  const known = idsOf(tag.values);
  return directoryValues(raw, path).flatMap(([value, meaning]) =>
    known.includes(meaning) ? [] : [unknownName(`${path}.values.${value}`, meaning, known)],
  );
}

/** What stands in the map of values; what is no text is judged by the shape. */
function directoryValues(raw: RawMap, path: string): [string, string][] {
  const values = valueAt(raw, [...path.split('.'), 'values']);
  return isMap(values)
    ? Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];
}

function nameFault(raw: RawMap, path: string, known: readonly string[]): SettingProblem[] {
  const name = textAt(raw, path);
  if (name === null || known.includes(name)) return [];
  return [unknownName(path, name, known)];
}

function unknownName(path: string, name: string, known: readonly string[]): SettingProblem {
  return {
    path,
    found: describeFound(path, name),
    expected: `one of ${known.join(', ')}`,
    sentence: UNKNOWN,
  };
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const levelIds = (policy: Policy): string[] => idsOf(policy.levels);
