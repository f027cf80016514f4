import type { Policy } from './policy.js';
import { levelRank } from './policy.js';
import { hasCategories } from './well-formed.js';

/** What an object carries. Lists are sorted and without repeats: two equal labels are equal text. */
export interface Label {
  readonly policy: string;
  readonly level: string;
  /** A reader holds all of them. */
  readonly restrictive: readonly string[];
  /** Tag to values: a reader matches one value in each tag. An absent tag is unrestricted; an empty list is invalid. */
  readonly permissive: Readonly<Record<string, readonly string[]>>;
}

/** What a person holds in one policy. */
export interface PolicyClearance {
  readonly policy: string;
  readonly level: string;
  readonly restrictive: readonly string[];
  readonly permissive: Readonly<Record<string, readonly string[]>>;
}

/** What a person holds, at most one entry a policy. */
export type Clearance = readonly PolicyClearance[];

const sortedUnique = (values: readonly string[]): string[] => [...new Set(values)].sort(byCodeUnit);

/** Code-unit order, the same as PostgreSQL's `COLLATE "C"` for the alphabet of policy keys. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one spelling of a label: sorted, without repeats. */
export function canonicalLabel(label: Label): Label {
  const tags = Object.keys(label.permissive).sort(byCodeUnit);
  return {
    policy: label.policy,
    level: label.level,
    restrictive: sortedUnique(label.restrictive),
    permissive: Object.fromEntries(tags.map((tag) => [tag, sortedUnique(label.permissive[tag] ?? [])])),
  };
}

/** Text that is equal for equal labels and different for different ones, among labels without a fault. */
export function labelKey(label: Label): string {
  const { policy, level, restrictive, permissive } = canonicalLabel(label);
  // Sorted again: an object lists names such as "10" by number, PostgreSQL by character.
  const tags = Object.entries(permissive)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([tag, values]) => `${tag}=${values.join(',')}`);
  return [policy, level, restrictive.join(','), tags.join(';')].join('/');
}

/** Why a label is not valid in its policy; null when it is. */
export function labelFault(policy: Policy, label: Label): string | null {
  if (!hasCategories(label)) return 'malformed';
  if (label.policy !== policy.id) return `policy ${label.policy} is not ${policy.id}`;
  if (levelRank(policy, label.level) === null) return `unknown level ${label.level}`;
  const known = new Set(policy.restrictive.map(({ id }) => id));
  const unknown = label.restrictive.find((id) => !known.has(id));
  if (unknown !== undefined) return `unknown category ${unknown}`;
  const held = new Set(label.restrictive);
  if (policy.exclusions.some((set) => set.every((id) => held.has(id)))) return 'excluded set of categories';
  return permissiveFault(policy, label);
}

function permissiveFault(policy: Policy, label: Label): string | null {
  for (const [tag, values] of Object.entries(label.permissive)) {
    const declared = policy.permissive.find((candidate) => candidate.tag === tag);
    if (!declared) return `unknown tag ${tag}`;
    if (values.length === 0) return `no value in ${tag}`;
    const unknown = values.find((value) => !declared.values.some(({ id }) => id === value));
    if (unknown !== undefined) return `unknown value ${unknown} in ${tag}`;
  }
  return null;
}
