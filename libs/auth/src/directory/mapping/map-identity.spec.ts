import { describe, expect, it } from '@jest/globals';
import { policySchema, type Policies } from '#contracts';
import type { DirectorySettings } from '../directory-settings.js';
import { dnKey } from '../dn.js';
import { mapIdentity } from './map-identity.js';

const name = { fr: 'x', en: 'x', de: 'x' };
const level = (id: string) => ({ id, name, short: name, color: '#000000', colorDark: '#ffffff' });
const policy = (id: string) =>
  policySchema.parse({
    id,
    version: 1,
    name,
    recordReadsFrom: 'LOW',
    // The order of the policy counts, not that of the alphabet.
    levels: [level('LOW'), level('A_HIGH')],
    restrictive: [
      { id: 'Z', name },
      { id: 'B', name },
    ],
    permissive: [{ tag: 'rel', prefix: name, values: [{ id: 'FRA', name }] }],
  });
const POLICIES: Policies = new Map(['P', 'Q'].map((id) => [id, policy(id)]));

const inGroup = (cn: string) => ({ group: `cn=${cn},ou=groups` });
const settings: Pick<DirectorySettings, 'attributes' | 'mapping' | 'people'> = {
  people: { base: 'ou=people', filter: '(a=b)', nameAttributes: ['uid', 'mail'], idAttribute: 'entryUUID' },
  attributes: {
    ...{ displayName: 'displayName', unit: 'ou', mail: 'mail', language: 'preferredLanguage' },
    ...{ humanKey: 'employeeNumber', nationality: 'c', title: 'title', phone: 'telephoneNumber' },
    ...{ mobile: 'mobile', office: 'roomNumber', site: 'l', manager: 'manager', photo: 'jpegPhoto' },
  },
  mapping: {
    clearance: [
      { policy: 'P', level: 'A_HIGH', when: inGroup('high') },
      { policy: 'P', level: 'LOW', when: inGroup('low') },
      { policy: 'P', level: 'UNKNOWN', when: { always: true } },
      { policy: 'Q', level: 'LOW', when: { attribute: 'employeeType', equals: 'Staff' } },
      { policy: 'NONE', level: 'LOW', when: { always: true } },
    ],
    compartments: [
      { policy: 'P', category: 'Z', when: inGroup('z') },
      { policy: 'P', category: 'B', when: inGroup('z') },
      { policy: 'P', category: 'UNKNOWN', when: { always: true } },
      { policy: 'Q', category: 'B', when: { always: true } },
    ],
    nationality: [
      { policy: 'P', tag: 'rel', values: { FR: 'FRA', XX: 'UNKNOWN' } },
      { policy: 'P', tag: 'unknown', values: { FR: 'FRA' } },
    ],
    siteRole: [
      { role: 'officer', when: inGroup('officers') },
      { role: 'officer', when: inGroup('deputies') },
      { role: 'auditor', when: inGroup('auditors') },
    ],
    partner: { when: [{ attribute: 'employeeType', equals: 'partner' }] },
  },
};

function map(attributes: Record<string, string[]>, groups: string[] = [], managerId: string | null = null) {
  const held: Record<string, string[]> = { employeeNumber: ['7'], ...attributes };
  return mapIdentity(settings, POLICIES, 'the-id', {
    values: (attribute) => held[attribute] ?? [],
    groups: new Set(groups.map((cn) => dnKey(`CN=${cn.toUpperCase()}, ou=groups`))),
    managerId,
  });
}

const NO_PROFILE = {
  ...{ title: null, mail: null, phone: null, mobile: null, office: null, site: null },
  managerDirectoryId: null,
};

describe('mapIdentity', () => {
  it('takes what others may see of a person, the first of two values, and nothing that is no text', () => {
    const attributes = { title: ['Head', 'Deputy'], telephoneNumber: ['\u0000\u0001'], l: [' Harrow Vale '] };
    expect(map(attributes, [], 'boss')).toMatchObject({
      profile: { ...NO_PROFILE, title: 'Head', site: 'Harrow Vale', managerDirectoryId: 'boss' },
    });
  });

  it('gives nothing by default: unknown levels, categories, tags and policies are skipped', () => {
    expect(map({ uid: ['np'] })).toEqual({
      ...{ directoryId: 'the-id', uid: 'np', displayName: 'np', unit: null, language: null },
      ...{ humanKey: '7', nationality: null, partner: false, siteRole: 'member', clearance: [] },
      profile: NO_PROFILE,
    });
  });

  it('takes the highest level in the order of the policy, and sorts compartments', () => {
    expect(map({ c: ['fr'] }, ['low', 'high', 'z'])).toMatchObject({
      nationality: 'FRA',
      clearance: [{ policy: 'P', level: 'A_HIGH', restrictive: ['B', 'Z'], permissive: { rel: ['FRA'] } }],
    });
    expect(map({}, ['low'])).toMatchObject({
      clearance: [{ level: 'LOW', restrictive: [], permissive: {} }],
    });
  });

  it('gives no compartment without a level', () => {
    expect(map({}, ['z'])).toMatchObject({ clearance: [] });
  });

  it('compares attribute values without case, any of several', () => {
    expect(map({ employeeType: ['x', 'STAFF'] })).toMatchObject({ clearance: [{ policy: 'Q' }] });
    expect(map({ employeeType: ['Partner'] })).toMatchObject({ partner: true });
  });

  it.each([[['FR', 'DE']], [['XX']], [['']], [['FR', 'XX']]])('matches no releasability with %j', (c) => {
    expect(map({ c }, ['low'])).toMatchObject({ clearance: [{ permissive: {} }] });
  });

  it.each<[string[], string]>([
    [['officers'], 'officer'],
    [['officers', 'deputies'], 'officer'],
    [['auditors'], 'auditor'],
    [[], 'member'],
  ])('in %j is %s', (groups, siteRole) => {
    expect(map({}, groups)).toMatchObject({ siteRole });
  });

  it('refuses two site roles', () => {
    expect(map({}, ['deputies', 'auditors'])).toBe('site_roles_conflict');
  });

  it.each([[[]], [['']], [['  ']], [['7', '8']]])('refuses the human key %j', (employeeNumber) => {
    expect(map({ employeeNumber })).toBe('human_key_missing');
  });

  it.each<[string[], string | null]>([
    [['fr'], 'fr'],
    [['fr-FR, en;q=0.8'], 'fr'],
    [['DE'], 'de'],
    [['english'], null],
    [['es, fr'], null],
    [[''], null],
  ])('reads the language of %j as %s', (preferredLanguage, language) => {
    expect(map({ preferredLanguage })).toMatchObject({ language });
  });

  it('takes the first name attribute that is there, and the id where none is', () => {
    expect(map({ mail: ['a@b.example'] })).toMatchObject({ uid: 'a@b.example' });
    expect(map({})).toMatchObject({ uid: 'the-id', displayName: 'the-id' });
    expect(map({ displayName: [' '], uid: ['np'] })).toMatchObject({ displayName: 'np' });
  });
});
