import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#kernel';
import { SourceLimit } from './source-limit.js';

describe('failures of one source', () => {
  let clock: FixedClock;
  let limit: SourceLimit;

  beforeEach(() => {
    clock = new FixedClock(new Date('2026-11-21T08:00:00Z'));
    limit = new SourceLimit(clock, 3);
  });

  it('stop it at the limit, for the rest of the minute only', () => {
    limit.fail('10.0.0.1');
    clock.advance(20_000);
    limit.fail('10.0.0.1');
    expect(limit.waitSeconds('10.0.0.1')).toBe(0);
    limit.fail('10.0.0.1');
    expect(limit.waitSeconds('10.0.0.1')).toBe(40);
    expect(limit.waitSeconds('10.0.0.2')).toBe(0);
    clock.advance(40_000);
    expect(limit.waitSeconds('10.0.0.1')).toBe(0);
    limit.fail('10.0.0.1');
    expect(limit.waitSeconds('10.0.0.1')).toBe(0);
  });

  it('are taken back when they were none', () => {
    const undo = [limit.fail('10.0.0.1'), limit.fail('10.0.0.1'), limit.fail('10.0.0.1')];
    expect(limit.waitSeconds('10.0.0.1')).toBe(60);
    undo[1]?.();
    expect(limit.waitSeconds('10.0.0.1')).toBe(0);
  });
});
