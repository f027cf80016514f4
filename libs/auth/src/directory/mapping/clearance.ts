import { canonicalLabel, levelRank, type Clearance, type Policies, type Policy } from '#contracts';
import type { DirectoryMapping } from '../directory-settings.js';
import { matches } from './matches.js';
import { permissiveValue } from './nationality.js';
import type { PersonFacts } from './person-facts.js';

/**
 * What a person holds by the directory's rules: deny by default. A policy without a matching level gives nothing,
 * whatever compartments match; levels, categories, tags and values that the active policy does not know are skipped.
 */
export function clearanceOf(
  mapping: DirectoryMapping,
  facts: PersonFacts,
  nationalities: readonly string[],
  policies: Policies,
): Clearance {
  const named = [...new Set(mapping.clearance.map(({ policy }) => policy))].sort();
  return named.flatMap((id) => {
    const policy = policies.get(id);
    const level = policy && highestLevel(mapping, facts, policy);
    if (!policy || level === null || level === undefined) return [];
    const restrictive = heldCategories(mapping, facts, policy);
    return [
      canonicalLabel({
        policy: id,
        level,
        restrictive,
        permissive: permissiveOf(mapping, nationalities, policy),
      }),
    ];
  });
}

function highestLevel(mapping: DirectoryMapping, facts: PersonFacts, policy: Policy): string | null {
  const ranks = mapping.clearance
    .filter((rule) => rule.policy === policy.id && matches(rule.when, facts))
    .flatMap((rule) => levelRank(policy, rule.level) ?? []);
  return policy.levels[Math.max(...ranks)]?.id ?? null;
}

function heldCategories(mapping: DirectoryMapping, facts: PersonFacts, policy: Policy): string[] {
  const known = new Set(policy.restrictive.map(({ id }) => id));
  return mapping.compartments
    .filter((rule) => rule.policy === policy.id && known.has(rule.category) && matches(rule.when, facts))
    .map(({ category }) => category);
}

function permissiveOf(
  mapping: DirectoryMapping,
  nationalities: readonly string[],
  policy: Policy,
): Record<string, string[]> {
  const held: Record<string, string[]> = {};
  for (const rule of mapping.nationality.filter((candidate) => candidate.policy === policy.id)) {
    const declared = policy.permissive.find(({ tag }) => tag === rule.tag);
    const value = permissiveValue(rule.values, nationalities);
    if (value === null || !declared?.values.some(({ id }) => id === value)) continue;
    held[rule.tag] = [...(held[rule.tag] ?? []), value];
  }
  return held;
}
