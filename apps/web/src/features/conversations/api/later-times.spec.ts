import { describe, expect, it } from '@jest/globals';
import { inputOf, laterTimes, momentOfInput } from './later-times.js';

const PARIS = 'Europe/Paris';
const said = (now: string, zone = PARIS) =>
  laterTimes(new Date(now), zone).map(({ preset, at }) => `${preset} ${at.toISOString()}`);

describe('times for sending later', () => {
  it('are this evening, tomorrow morning and Monday morning, on the clocks of the site', () => {
    expect(said('2026-11-25T10:00:00Z')).toEqual([
      'tonight 2026-11-25T17:00:00.000Z',
      'tomorrow 2026-11-26T07:00:00.000Z',
      'monday 2026-11-30T07:00:00.000Z',
    ]);
  });

  it('leave out the evening that has begun, and Monday when that is tomorrow', () => {
    expect(said('2026-11-29T16:50:00Z')).toEqual(['tomorrow 2026-11-30T07:00:00.000Z']);
  });

  it('count from the day of the site, not from that of UTC', () => {
    expect(said('2026-11-25T23:30:00Z')[1]).toBe('tomorrow 2026-11-27T07:00:00.000Z');
    expect(said('2026-11-25T23:30:00Z', 'America/Cayenne')[0]).toBe('tomorrow 2026-11-26T11:00:00.000Z');
  });

  it('go over a change of the clocks', () => {
    expect(said('2026-10-24T10:00:00Z')).toContain('monday 2026-10-26T07:00:00.000Z');
    expect(said('2026-10-23T10:00:00Z')).toContain('tomorrow 2026-10-24T06:00:00.000Z');
  });

  it('take what is typed as a time of the site', () => {
    expect(momentOfInput('2026-12-01T09:30', PARIS)?.toISOString()).toBe('2026-12-01T08:30:00.000Z');
    expect(momentOfInput('2026-07-01T09:30', PARIS)?.toISOString()).toBe('2026-07-01T07:30:00.000Z');
    // Skipped in the night to summer time, then shown twice in the night back.
    expect(momentOfInput('2026-03-29T02:30', PARIS)?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOfInput('2026-10-25T02:30', PARIS)?.toISOString()).toMatch(/T0[01]:30/);
    expect(momentOfInput('', PARIS)).toBeNull();
    expect(inputOf(new Date('2026-07-01T07:30:00Z'), PARIS)).toBe('2026-07-01T09:30');
  });
});
