import type { Clearance, SiteRole } from '#contracts';

export interface TestPerson {
  readonly uid: string;
  readonly siteRole: SiteRole;
  readonly clearance: Clearance;
  readonly nationality: string;
}

function person(
  uid: string,
  level: string,
  restrictive: string[],
  nationality = 'FRA',
  siteRole: SiteRole = 'member',
): TestPerson {
  const permissive = { releasableTo: [nationality] };
  return { uid, siteRole, nationality, clearance: [{ policy: 'FR', level, restrictive, permissive }] };
}

/** The roles that the security rules speak of. */
export const TEST_PEOPLE = {
  np: person('np', 'NP', []),
  dr: person('dr', 'DR', []),
  s_a: person('s_a', 'S', ['ALBATROS']),
  s_ab: person('s_ab', 'S', ['ALBATROS', 'BOREAL']),
  foreign: person('foreign', 'S', ['ALBATROS'], 'DEU'),
  animator: person('animator', 'DR', []),
  keeper: person('keeper', 'S', ['ALBATROS']),
  officer: person('officer', 'S', ['ALBATROS', 'BOREAL'], 'FRA', 'officer'),
  auditor: person('auditor', 'S', [], 'FRA', 'auditor'),
  operator: person('operator', 'NP', [], 'FRA', 'operator'),
} as const satisfies Record<string, TestPerson>;

export type TestUid = keyof typeof TEST_PEOPLE;
