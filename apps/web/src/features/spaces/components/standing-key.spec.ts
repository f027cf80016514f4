import { describe, expect, it } from '@jest/globals';
import type { SpaceItem } from '#contracts';
import { standingKey } from './standing-key.js';

const NOTHING: SpaceItem['abilities'] = {
  join: false,
  leave: false,
  request: false,
  enter: false,
  animate: false,
  changeCeiling: false,
  raiseEntry: false,
  archive: false,
  restore: false,
  handOver: false,
  takeOver: false,
};
const space = (change: Partial<SpaceItem> = {}, abilities: Partial<SpaceItem['abilities']> = {}) => ({
  role: null,
  requested: false,
  archivedAt: null,
  ...change,
  abilities: { ...NOTHING, ...abilities },
});

describe('what is said of the caller’s place', () => {
  it('follows the role first', () => {
    expect(standingKey(space({ role: 'member', requested: true }, { leave: true }))).toBe('member');
    expect(standingKey(space({ role: 'animator' }, { leave: true }))).toBe('animator');
    expect(standingKey(space({ role: 'animator' }))).toBe('lastAnimator');
  });

  it('follows the abilities where there is no role, and says nothing more than they do', () => {
    expect(standingKey(space({ requested: true }))).toBe('waiting');
    expect(standingKey(space({}, { join: true }))).toBe('open');
    expect(standingKey(space({}, { request: true }))).toBe('request');
    expect(standingKey(space())).toBe('closed');
    expect(standingKey(space({ archivedAt: '2026-01-01T00:00:00Z' }))).toBeNull();
  });
});
