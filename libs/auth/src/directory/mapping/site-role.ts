import type { SiteRole } from '#contracts';
import type { DirectoryMapping } from '../directory-settings.js';
import { matches } from './matches.js';
import type { PersonFacts } from './person-facts.js';

/** None matches: member. Null when two different roles match: nobody holds two of them, so nobody signs in so. */
export function siteRoleOf(mapping: DirectoryMapping, facts: PersonFacts): SiteRole | null {
  const roles = new Set(mapping.siteRole.filter(({ when }) => matches(when, facts)).map(({ role }) => role));
  const [only] = roles;
  return roles.size > 1 ? null : (only ?? 'member');
}
