import { describe, expect, it } from '@jest/globals';
import { judgeVersion } from './server-version.js';

describe('the version of the server', () => {
  it.each([
    [150_000, 15],
    [180_004, 18],
  ])('%i is good', (number, major) => {
    expect(judgeVersion(number)).toBe(major);
  });

  it.each([
    [149_999, 'PostgreSQL 14, which is too old: Ruche needs 15 to 18'],
    [90_624, 'PostgreSQL 9, which is too old'],
    [190_000, 'PostgreSQL 19, on which this version of Ruche was not tried: use 15 to 18'],
  ])('%i is refused', (number, sentence) => {
    expect(() => judgeVersion(number)).toThrow(sentence);
  });
});
