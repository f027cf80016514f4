import type { DirectorySettings } from '../directory/directory-settings.js';

const BASE = 'dc=helianthe,dc=example';
const group = (cn: string): { group: string } => ({ group: `cn=${cn},ou=groups,${BASE}` });

/** What is the same wherever the demo's people are served from. */
type DemoDirectorySettings = Omit<
  DirectorySettings,
  'url' | 'caFile' | 'bindPasswordFile' | 'timeoutSeconds'
>;

/** Settings that fit config/demo/people.yaml and the French policy. */
export const DEMO_DIRECTORY_SETTINGS: DemoDirectorySettings = {
  bindDn: `cn=ruche,ou=services,${BASE}`,
  decoyDn: `cn=decoy,ou=people,${BASE}`,
  people: {
    base: `ou=people,${BASE}`,
    filter: '(objectClass=inetOrgPerson)',
    nameAttributes: ['uid'],
    idAttribute: 'entryUUID',
  },
  groups: { base: `ou=groups,${BASE}`, filter: '(objectClass=groupOfNames)', memberAttribute: 'member' },
  attributes: {
    displayName: 'displayName',
    unit: 'ou',
    mail: 'mail',
    language: 'preferredLanguage',
    humanKey: 'employeeNumber',
    nationality: 'c',
    title: 'title',
    phone: 'telephoneNumber',
    mobile: 'mobile',
    office: 'roomNumber',
    site: 'l',
    manager: 'manager',
    photo: 'jpegPhoto',
  },
  sync: { enabled: true, everyMinutes: 10, recheckSeconds: 30, brakePercent: 5, brakePeople: 20 },
  mapping: {
    clearance: [
      { policy: 'FR', level: 'NP', when: group('habilitation-np') },
      { policy: 'FR', level: 'DR', when: group('habilitation-dr') },
      { policy: 'FR', level: 'S', when: group('habilitation-s') },
    ],
    compartments: [
      { policy: 'FR', category: 'ALBATROS', when: group('compartiment-albatros') },
      { policy: 'FR', category: 'BOREAL', when: group('compartiment-boreal') },
    ],
    nationality: [{ policy: 'FR', tag: 'releasableTo', values: { FR: 'FRA', DE: 'DEU', GB: 'GBR' } }],
    siteRole: [
      { role: 'officer', when: group('officiers-securite') },
      { role: 'auditor', when: group('auditeurs') },
      { role: 'operator', when: group('exploitants') },
    ],
    partner: { when: [{ attribute: 'employeeType', equals: 'partenaire' }] },
  },
};
