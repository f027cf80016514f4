import { describe, expect, it } from '@jest/globals';
import { brakes } from './brake.js';

const SETTINGS = { enabled: true, everyMinutes: 10, recheckSeconds: 30, brakePercent: 5, brakePeople: 20 };

describe('the brake', () => {
  it.each<['full' | 'recheck', number, number, boolean]>([
    ['full', 0, 0, false],
    ['full', 5, 100, false],
    ['full', 6, 100, true],
    ['full', 20, 5000, false],
    ['full', 21, 5000, true],
    ['full', 1, 10, true],
    // One person whose account was switched off is out at once, however few are signed in.
    ['recheck', 1, 1, false],
    ['recheck', 4, 4, false],
    ['recheck', 5, 5, true],
    ['recheck', 5, 100, false],
    ['recheck', 21, 5000, true],
  ])('%s: %i of %i → %s', (kind, deactivated, among, stops) => {
    expect(brakes(SETTINGS, kind, deactivated, among)).toBe(stops);
  });
});
