import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { labelFault, levelRank } from '#contracts';
import type { DemoSpace } from './demo-content.schema.js';
import type { DemoLabel, DemoMessage } from './demo-message.schema.js';
import { content, membersOf, people, policy, read, reads, say, whole } from './testing/demo-readers.js';

const rank = (label: DemoLabel): number => levelRank(policy, label.level) ?? NaN;

/** As the database judges it: level and compartments count; releasability only narrows the readers. */
const isWithin = (label: DemoLabel, ceiling: DemoLabel): boolean =>
  rank(label) <= rank(ceiling) && label.restrictive.every((id) => ceiling.restrictive.includes(id));

const all = [
  ...content.spaces.map((space) => ({ name: space.key, messages: space.messages })),
  ...content.directs.map(({ between, messages }) => ({ name: between.join(' – '), messages })),
];
const age = ({ daysAgo, time }: DemoMessage): number =>
  daysAgo * 1440 - Number(time.slice(0, 2)) * 60 - Number(time.slice(3));

describe('the content of the demo', () => {
  it.each(all)('$name: each label is valid and each author reads what he wrote', ({ messages }) => {
    for (const { by, label, body } of messages) {
      expect([labelFault(policy, whole(label)), body]).toEqual([null, body]);
      expect([by, say(label), reads(by, label)]).toEqual([by, say(label), true]);
    }
  });

  it('control: the same check fails for an author below the label, on duty, disabled or unknown', () => {
    const albatros: DemoLabel = { level: 'S', restrictive: ['ALBATROS'], permissive: {} };
    const np: DemoLabel = { level: 'NP', restrictive: [], permissive: {} };

    expect(reads('s_a', albatros)).toBe(true);
    expect(reads('dr', albatros)).toBe(false);
    expect(reads('foreign', { ...albatros, permissive: { releasableTo: ['FRA'] } })).toBe(false);
    expect(
      ['np', 'officer', 'auditor', 'operator', 'l.marchal', 'nobody'].filter((uid) => reads(uid, np)),
    ).toEqual(['np']);
  });

  it('control: a label above the level or outside the compartments of a ceiling is noticed', () => {
    const ceiling: DemoLabel = { level: 'S', restrictive: ['ALBATROS'], permissive: {} };

    expect(isWithin({ level: 'DR', restrictive: [], permissive: { releasableTo: ['FRA'] } }, ceiling)).toBe(
      true,
    );
    expect(isWithin({ level: 'TS', restrictive: [], permissive: {} }, ceiling)).toBe(false);
    expect(isWithin({ level: 'S', restrictive: ['BOREAL'], permissive: {} }, ceiling)).toBe(false);
  });

  it.each(all)('$name: messages stand from the oldest to the newest', ({ messages }) => {
    const ages = messages.map(age);

    expect(ages).toEqual([...ages].sort((a, b) => b - a));
    expect(new Set(ages).size).toBe(ages.length);
  });

  it.each(content.spaces)('$key: every member may enter, and only members write', (space) => {
    const members = membersOf(space);

    expect(members.filter((uid) => !reads(uid, space.entry))).toEqual([]);
    if (space.kind === 'site') expect(space.members).toEqual([]);
    else expect(space.messages.filter(({ by }) => !members.includes(by))).toEqual([]);
  });

  it.each(content.spaces)('$key: nothing is above its ceiling, which is not above the site', (space) => {
    const labels = [space.entry, space.default, ...space.messages.map(({ label }) => label)];
    const site = z
      .object({ site: z.object({ ceilingLevel: z.string() }) })
      .parse(read('demo/settings.yaml')).site;

    expect(labels.filter((label) => !isWithin(label, space.ceiling)).map(say)).toEqual([]);
    expect(rank(space.ceiling)).toBeLessThanOrEqual(levelRank(policy, site.ceilingLevel) ?? NaN);
  });

  it.each(content.directs)('$between: two people, who both read every message', ({ between, messages }) => {
    expect(new Set(between).size).toBe(2);
    for (const { by, label } of messages) {
      expect(between).toContain(by);
      expect(between.filter((uid) => !reads(uid, label))).toEqual([]);
    }
  });

  it('has one conversation in which each reader sees another part', () => {
    const { messages } = content.spaces.find(({ key }) => key === 'capteurs-passifs') as DemoSpace;
    const seen = ['np', 'dr', 'foreign', 's_a', 's_ab'].map(
      (uid) => messages.filter(({ label }) => reads(uid, label)).length,
    );

    expect(new Set(messages.map(({ label }) => say(label)))).toEqual(
      new Set([
        'Non protégé',
        'Diffusion Restreinte',
        'Diffusion Restreinte · Communicable à Allemagne, France',
        'Secret',
        'Secret · Spécial France',
        'Secret · Communicable à Allemagne, France',
        'Secret · ALBATROS',
        'Secret · ALBATROS · Communicable à Allemagne, France',
        'Secret · ALBATROS · BORÉAL',
      ]),
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is six months of work of most of its people, each message of its own', () => {
    const messages = all.flatMap((conversation) => conversation.messages);

    expect(messages.length).toBeGreaterThanOrEqual(600);
    expect(new Set(messages.map(({ body }) => body)).size).toBe(messages.length);
    expect(new Set(messages.map(({ by }) => by)).size).toBeGreaterThanOrEqual(54);
    expect(Math.max(...messages.map(({ daysAgo }) => daysAgo))).toBe(185);
    expect(people).toHaveLength(61);
    expect(content.spaces).toHaveLength(18);
    expect(content.directs).toHaveLength(14);
  });

  it('names each space and each talk once, and one space is the site', () => {
    const keys = content.spaces.map(({ key }) => key);
    const pairs = content.directs.map(({ between }) => [...between].sort().join('|'));

    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(content.spaces.filter(({ kind }) => kind === 'site')).toHaveLength(1);
  });

  it('shows spaces in every state that people meet', () => {
    const { spaces } = content;
    const keysOf = (holds: (space: DemoSpace) => boolean): string[] =>
      spaces.filter(holds).map(({ key }) => key);

    expect(keysOf(({ animators }) => animators.length === 0)).toEqual(['lab-notes']);
    expect(keysOf(({ archivedDaysAgo }) => archivedDaysAgo !== undefined)).toEqual(['migration-banc-2']);
    expect(keysOf(({ rule }) => rule !== undefined)).toEqual(['moyens-essais']);
    expect(keysOf(({ launch }) => launch !== undefined)).toEqual([
      'simulation-austausch',
      'veille-detecteurs',
    ]);
    expect(keysOf(({ kind, charter }) => kind === 'announcement' && charter !== undefined)).toEqual([
      'cyber',
    ]);
    expect(keysOf(({ requests }) => requests.length > 0)).toEqual(['veille-detecteurs']);
  });

  it.each(content.spaces)(
    '$key: partners have a sponsor of the house, requests come from outside',
    (space) => {
      const members = membersOf(space);
      const isPartner = (uid: string): boolean =>
        people.some((person) => person.uid === uid && person.partner);

      expect(members.filter(isPartner)).toEqual(space.partners.map(({ uid }) => uid));
      for (const { sponsor } of space.partners)
        expect([sponsor, members.includes(sponsor), isPartner(sponsor)]).toEqual([sponsor, true, false]);
      expect(space.animators.filter(isPartner)).toEqual([]);
      for (const { by } of space.requests)
        expect([by, members.includes(by), reads(by, space.entry)]).toEqual([by, false, true]);
    },
  );

  it('has an animator of two spaces', () => {
    const animated = content.spaces.filter(({ animators }) => animators.includes('animator'));

    expect(animated.map(({ key }) => key)).toEqual(['capteurs-passifs', 'vie-du-site']);
  });
});
