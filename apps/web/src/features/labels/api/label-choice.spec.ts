import { describe, expect, it } from '@jest/globals';
import type { LabelParts } from '#contracts';
import { labelOf, obstaclesTo, offered, startAt, toggled, type LabelChoice } from './label-choice.js';

const same = (text: string) => ({ fr: text, en: text, de: text });
const named = (id: string) => ({ id, name: same(id) });
const parts: LabelParts = {
  policy: 'P',
  name: same('P'),
  levels: [named('LOW'), named('HIGH')].map((one) => ({ ...one, color: '#000000', colorDark: '#ffffff' })),
  restrictive: ['A', 'B', 'C', ...Array.from({ length: 16 }, (_, n) => `N${n}`)].map(named),
  permissive: [
    {
      tag: 'to',
      prefix: same('to'),
      values: [
        { ...named('MINE'), held: true },
        { ...named('THEIRS'), held: false },
      ],
      markings: [],
    },
  ],
  exclusions: [['A', 'B']],
};
const choice = (change: Partial<LabelChoice> = {}): LabelChoice => ({
  level: 'LOW',
  restrictive: [],
  permissive: {},
  ...change,
});

describe('the composed label', () => {
  it('starts at the level that was chosen, and at none when that is not offered', () => {
    expect(startAt(parts, 'HIGH').level).toBe('HIGH');
    expect(startAt(parts, 'OTHER').level).toBeNull();
    expect(startAt(parts, null).level).toBeNull();
  });

  it('is made of what is ticked; a tag that was emptied again is left out', () => {
    const to = toggled(toggled(['MINE'], 'THEIRS'), 'MINE');
    expect(to).toEqual(['THEIRS']);
    expect(labelOf(parts, choice({ restrictive: ['A'], permissive: { to: [] } }))).toEqual({
      policy: 'P',
      level: 'LOW',
      restrictive: ['A'],
      permissive: {},
    });
    expect(labelOf(parts, choice({ permissive: { to: ['MINE', 'THEIRS'] } }))?.permissive).toEqual({
      to: ['MINE', 'THEIRS'],
    });
  });

  it('keeps of what was ticked what is still offered', () => {
    const ticked = {
      level: 'GONE',
      restrictive: ['A', 'GONE'],
      permissive: { to: ['MINE', 'GONE'], gone: ['X'] },
    };
    expect(offered(parts, ticked)).toEqual({ level: null, restrictive: ['A'], permissive: { to: ['MINE'] } });
    const whole = choice({ restrictive: ['A', 'B'], permissive: { to: ['THEIRS'] } });
    expect(offered(parts, whole)).toEqual(whole);
  });

  it.each([
    ['without a level', { level: null }, { isLevelMissing: true }],
    ['with an excluded set', { restrictive: ['A', 'C', 'B'] }, { excluded: [['A', 'B']] }],
    ['that its maker could not read', { permissive: { to: ['THEIRS'] } }, { unreadable: ['to'] }],
    ['of too many', { restrictive: Array.from({ length: 17 }, (_, n) => `N${n}`) }, { isTooMany: true }],
  ] as const)('is none %s, and why is known', (_, change, reason) => {
    expect(labelOf(parts, choice(change))).toBeNull();
    expect(obstaclesTo(parts, choice(change))).toEqual({
      isLevelMissing: false,
      isTooMany: false,
      excluded: [],
      unreadable: [],
      ...reason,
    });
  });

  it('is one at the very bounds', () => {
    const sixteen = Array.from({ length: 16 }, (_, n) => `N${n}`);
    expect(labelOf(parts, choice({ restrictive: sixteen }))).not.toBeNull();
    expect(labelOf(parts, choice({ restrictive: ['B', 'C'] }))).not.toBeNull();
  });
});
