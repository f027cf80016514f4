import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readPeopleFile } from '#auth';
import { installationRoot } from '#config';
import { readDemoContent } from './read-demo-content.js';

const { people } = readPeopleFile(join(installationRoot(), 'config/demo/people.yaml'));
const { correspondents, lists, profiles, spaces } = readDemoContent(
  join(installationRoot(), 'config/demo/content'),
);
const byUid = new Map(people.map((person) => [person.uid, person]));
const managerOf = (uid: string): string | null => byUid.get(uid)?.manager ?? null;

function chainOf(uid: string): readonly string[] {
  const above = managerOf(uid);
  return above === null ? [] : [above, ...chainOf(above)];
}

describe('the people of the demo', () => {
  it('can be called and found: phone, office and site, and each office and number is one person’s', () => {
    expect(people.filter(({ phone, office, site }) => !phone || !office || !site)).toEqual([]);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    expect(new Set(people.map(({ site }) => site))).toEqual(
      new Set(['Rochefleur', 'Sonnbach', 'Harrow Vale']),
    );
  });

  it('stand in a chart of several floors under one top, without circles', () => {
    const depths = people.map(({ uid }) => chainOf(uid).length);
    const heads = people.filter(
      ({ uid, manager }) => manager === null && people.some((one) => one.manager === uid),
    );
    expect(heads.map(({ uid }) => uid)).toEqual(['h.delcourt']);
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(3);
  });

  it('say what they know in three languages, confirmed by others', () => {
    const named = profiles.flatMap(({ uid, expertise, follows }) => [
      uid,
      ...follows,
      ...expertise.flatMap(({ confirmedBy }) => confirmedBy),
    ]);
    expect(named.filter((uid) => !byUid.has(uid))).toEqual([]);
    expect(
      profiles.filter(({ uid, expertise }) => expertise.some(({ confirmedBy }) => confirmedBy.includes(uid))),
    ).toEqual([]);
    expect(profiles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(profiles.map(({ uid }) => byUid.get(uid)?.language))).toEqual(new Set(['fr', 'en', 'de']));
    expect(correspondents.filter(({ uid }) => !byUid.has(uid))).toEqual([]);
    expect(correspondents.length).toBeGreaterThanOrEqual(12);
  });
});

describe('the reference lists of the demo', () => {
  it('lie in spaces, and are written by their members', () => {
    for (const { space, owner, entries, name } of lists) {
      const place = spaces.find(({ key }) => key === space);
      const writers = new Set([
        owner,
        ...entries.flatMap(({ by, before }) => [by, ...(before ? [before.by] : [])]),
      ]);
      const inside =
        place?.kind === 'site'
          ? people.map(({ uid }) => uid)
          : [...(place?.members ?? []), ...(place?.animators ?? [])];
      expect([name, [...writers].filter((uid) => !inside.includes(uid))]).toEqual([name, []]);
    }
  });

  it('have forty acronyms, programmes and suppliers; some lack something, some were improved', () => {
    const of = (kind: string) => lists.filter((list) => list.kind === kind).flatMap(({ entries }) => entries);
    expect(of('acronym').length).toBeGreaterThanOrEqual(40);
    expect([of('programme').length, of('supplier').length].every((count) => count >= 6)).toBe(true);
    const all = lists.flatMap(({ entries }) => entries);
    expect(all.some(({ definition }) => definition === '')).toBe(true);
    expect(all.some(({ before }) => before !== undefined)).toBe(true);
    for (const { fields, entries } of lists) {
      const keys = new Set(fields.map(({ key }) => key));
      expect(entries.flatMap((entry) => Object.keys(entry.fields)).filter((key) => !keys.has(key))).toEqual(
        [],
      );
      expect(new Set(entries.map(({ term }) => term)).size).toBe(entries.length);
    }
  });
});
