import type { Policies } from '#contracts';
import type { DirectoryIdentity } from '../directory-identity.js';
import type { DirectoryProfile } from '../directory-profile.js';
import type { DirectorySettings } from '../directory-settings.js';
import type { RefusalReason } from '../refusal-reason.js';
import { clearanceOf } from './clearance.js';
import { languageOf } from './language.js';
import { matches } from './matches.js';
import { nationalityOf } from './nationality.js';
import type { PersonFacts } from './person-facts.js';
import { readableText } from './readable-text.js';
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
  const uid = nameOf(settings, facts) ?? directoryId;
  const nationalities = facts.values(attributes.nationality);
  return {
    directoryId,
    uid,
    displayName: firstOf(facts.values(attributes.displayName)) ?? uid,
    unit: firstOf(facts.values(attributes.unit)),
    language: languageOf(facts.values(attributes.language)),
    humanKey,
    nationality: nationalityOf(mapping, nationalities),
    partner: mapping.partner.when.some((when) => matches(when, facts)),
    siteRole,
    clearance: clearanceOf(mapping, facts, nationalities, policies),
    profile: profileOf(attributes, facts),
  };
}

function profileOf(attributes: DirectorySettings['attributes'], facts: PersonFacts): DirectoryProfile {
  const first = (name: keyof typeof attributes): string | null => firstOf(facts.values(attributes[name]));
  return {
    title: first('title'),
    mail: first('mail'),
    phone: first('phone'),
    mobile: first('mobile'),
    office: first('office'),
    site: first('site'),
    managerDirectoryId: facts.managerId,
    ...(facts.photo !== undefined && { photo: facts.photo }),
  };
}

/** The name that the person signs in with; null when the entry holds none. */
export function nameOf(
  { people }: Pick<DirectorySettings, 'people'>,
  facts: Pick<PersonFacts, 'values'>,
): string | null {
  return firstOf(people.nameAttributes.flatMap((name) => facts.values(name)));
}

/** Null when blank or unreadable. */
function firstOf(values: readonly string[]): string | null {
  return readableText(values[0] ?? '');
}

/** Two human keys are no human key: which of them would four eyes be counted by? */
function onlyValue(values: readonly string[]): string | null {
  return values.length === 1 ? firstOf(values) : null;
}
