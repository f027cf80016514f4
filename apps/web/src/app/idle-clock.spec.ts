import { describe, expect, it } from '@jest/globals';
import { IdleClock } from './idle-clock.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const at = (time: number) => ({ earliest: time, latest: time });

describe('IdleClock', () => {
  it('locks a little before the server ends the session', () => {
    const clock = new IdleClock(15);
    expect(clock.isOver(14 * MINUTE, at(0))).toBe(false);
    expect(clock.isOver(15 * MINUTE - 1, at(0))).toBe(true);
  });

  it('counts down in the last minute only', () => {
    const clock = new IdleClock(15);
    expect(clock.secondsLeft(13.5 * MINUTE, at(0))).toBeNull();
    expect(clock.secondsLeft(14.5 * MINUTE, at(0))).toBe(26);
    expect(clock.secondsLeft(20 * MINUTE, at(0))).toBe(0);
  });

  it('leaves most of a short idle time without a countdown', () => {
    expect(new IdleClock(1).secondsLeft(30 * SECOND, at(0))).toBeNull();
  });

  it('tells the server of a person at most once a minute', () => {
    const clock = new IdleClock(15);
    expect(clock.shouldTell(30 * SECOND, at(0))).toBe(false);
    expect(clock.shouldTell(61 * SECOND, at(0))).toBe(true);
    expect(clock.shouldTell(90 * SECOND, at(0))).toBe(false);
    expect(clock.shouldTell(122 * SECOND, at(0))).toBe(true);
  });

  it('tells it again soon in the last minute, where the first time got no answer', () => {
    const clock = new IdleClock(15);
    expect(clock.shouldTell(14.2 * MINUTE, at(0))).toBe(true);
    expect(clock.shouldTell(14.2 * MINUTE + SECOND, at(0))).toBe(false);
    expect(clock.shouldTell(14.2 * MINUTE + 6 * SECOND, at(0))).toBe(true);
  });

  it('is not talked out of a lock that is due', () => {
    expect(new IdleClock(15).shouldTell(16 * MINUTE, at(0))).toBe(false);
  });
});
