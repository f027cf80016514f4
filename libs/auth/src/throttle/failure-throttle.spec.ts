import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#kernel';
import { FailureThrottle } from './failure-throttle.js';

describe('delays after failures', () => {
  let clock: FixedClock;
  let throttle: FailureThrottle;

  beforeEach(() => {
    clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
    throttle = new FailureThrottle(clock, 1, 60, 2);
  });

  const fail = (times: number): void => {
    for (let n = 0; n < times; n++) throttle.fail('np');
  };

  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 4],
    [8, 32],
    [9, 60],
    [500, 60],
  ])('%i failures cost %i seconds', (times, seconds) => {
    fail(times);
    expect(throttle.waitSeconds('np')).toBe(seconds);
    expect(throttle.waitSeconds('dr')).toBe(0);
  });

  it('pass with time, but the next failure costs more', () => {
    fail(4);
    clock.advance(1_001);
    expect(throttle.waitSeconds('np')).toBe(1);
    clock.advance(999);
    expect(throttle.waitSeconds('np')).toBe(0);
    fail(1);
    expect(throttle.waitSeconds('np')).toBe(4);
  });

  it('are forgotten by a success', () => {
    fail(6);
    throttle.succeed('np');
    expect(throttle.waitSeconds('np')).toBe(0);
    fail(2);
    expect(throttle.waitSeconds('np')).toBe(0);
  });

  it('are taken back one by one, whichever comes first', () => {
    const undo = [throttle.fail('np'), throttle.fail('np'), throttle.fail('np')];
    for (const take of undo) take();
    fail(2);
    expect(throttle.waitSeconds('np')).toBe(0);
    fail(1);
    expect(throttle.waitSeconds('np')).toBe(1);
    throttle.succeed('np');
    undo[0]?.();
    expect(throttle.waitSeconds('np')).toBe(0);
  });

  it('are remembered for a bounded number of names, the oldest go first', () => {
    fail(3);
    for (let n = 0; n < 50_000; n++) throttle.fail(`invented-${n}`);
    expect(throttle.waitSeconds('np')).toBe(0);
    fail(3);
    for (let n = 0; n < 49_000; n++) throttle.fail(`invented-${n}`);
    expect(throttle.waitSeconds('np')).toBe(1);
  });
});
