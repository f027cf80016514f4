import type { Policies } from '#contracts';
import type { DirectoryIdentity } from '../directory-identity.js';
import type { DirectorySettings } from '../directory-settings.js';
import type { RefusalReason } from '../refusal-reason.js';
import { clearanceOf } from './clearance.js';
import { languageOf } from './language.js';
import { matches } from './matches.js';
import { nationalityOf } from './nationality.js';
import type { PersonFacts } from './person-facts.js';
import { siteRoleOf } from './site-role.js';

/** Turns a directory entry into an identity, or says why the person may not enter. */
export function mapIdentity(
  settings: Pick<DirectorySettings, 'attributes' | 'mapping' | 'people'>,
  policies: Policies,
  directoryId: string,
  facts: PersonFacts,
): DirectoryIdentity | RefusalReason {
  const { attributes, mapping } = settings;
  const humanKey = onlyValue(facts.values(attributes.humanKey));
  if (humanKey === null) return 'human_key_missing';
  const siteRole = siteRoleOf(mapping, facts);
  if (siteRole === null) return 'site_roles_conflict';
  const uid = firstOf(settings.people.nameAttributes.flatMap((name) => facts.values(name))) ?? directoryId;
  const nationalities = facts.values(attributes.nationality);
  return {
    directoryId,
    uid,
    displayName: firstOf(facts.values(attributes.displayName)) ?? uid,
    unit: firstOf(facts.values(attributes.unit)),
    mail: firstOf(facts.values(attributes.mail)),
    language: languageOf(facts.values(attributes.language)),
    humanKey,
    nationality: nationalityOf(mapping, nationalities),
    partner: mapping.partner.when.some((when) => matches(when, facts)),
    siteRole,
    clearance: clearanceOf(mapping, facts, nationalities, policies),
  };
}

/** Null when blank. */
function firstOf(values: readonly string[]): string | null {
  const text = values[0]?.trim() ?? '';
  return text === '' ? null : text;
}

/** Two human keys are no human key: which of them would four eyes be counted by? */
function onlyValue(values: readonly string[]): string | null {
  return values.length === 1 ? firstOf(values) : null;
}
