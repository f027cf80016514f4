import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEMO_DIRECTORY_SETTINGS } from './embedded-settings.js';
import { readPeopleFile } from './people-file.js';
import { peopleTree } from './people-tree.js';

const file = readPeopleFile(join(import.meta.dirname, '../../../../config/demo/people.yaml'));
const tree = peopleTree(file);

describe("the demo's people", () => {
  it('are 61, with ids, human keys and mail addresses of their own', () => {
    expect(file.people).toHaveLength(61);
    for (const key of ['entryUUID', 'employeeNumber', 'mail'] as const)
      expect(new Set(file.people.map((person) => person[key])).size).toBe(61);
  });

  it('stand under escaped DNs', () => {
    const dns = tree.people.map(({ dn }) => dn);
    expect(dns).toContain('uid=dupont\\2c jean,ou=people,dc=helianthe,dc=example');
    expect(dns).toContain('uid=jean (ext),ou=people,dc=helianthe,dc=example');
  });

  it('fit the settings: every entry and group that these name is there', () => {
    const dns = new Set([tree.service, tree.decoy, ...tree.groups].map(({ dn }) => dn));
    const { mapping, bindDn, decoyDn } = DEMO_DIRECTORY_SETTINGS;
    const rules = [...mapping.clearance, ...mapping.compartments, ...mapping.siteRole].map(
      ({ when }) => when,
    );
    const named = [bindDn, decoyDn, ...rules.map((when) => ('group' in when ? when.group : ''))];
    expect(named.filter((dn) => !dns.has(dn))).toEqual([]);
  });

  it('are hidden from one another by no display name that tells a clearance', () => {
    for (const { displayName } of file.people)
      expect(displayName).not.toMatch(/(^| )(NP|DR|TS|S)( |$)|ALBATROS|BOR[EÉ]AL/i);
  });

  it('count neither the service account nor the decoy among themselves', () => {
    for (const { attributes } of [tree.service, tree.decoy]) {
      expect(attributes['objectClass']).not.toContain('inetOrgPerson');
      expect(attributes['uid']).toBeUndefined();
    }
  });
});
