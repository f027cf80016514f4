import { describe, expect, it } from '@jest/globals';
import { asPartner, partnerProblems } from './partner-terms.js';

const NOW = new Date('2026-11-21T12:00:00');
const terms = (change: object = {}) => ({
  sponsorId: 'a',
  purpose: 'Essais communs',
  endsOn: '2027-03-01',
  ...change,
});

describe('the terms of a partner', () => {
  it('need a purpose', () => {
    expect(partnerProblems(terms(), NOW)).toEqual([]);
    expect(partnerProblems(terms({ purpose: '  ' }), NOW)).toEqual(['purpose']);
  });

  it('end on a day to come, at most a year away', () => {
    expect(partnerProblems(terms({ endsOn: '2026-11-21' }), NOW)).toEqual([]);
    for (const endsOn of ['', '2026-11-20', '2027-11-22', '2026-02-31T'])
      expect(partnerProblems(terms({ endsOn }), NOW)).toEqual(['endsOn']);
  });

  it('last to the end of the day', () => {
    expect(new Date(asPartner(terms()).endsAt)).toEqual(new Date('2027-03-01T23:59:59'));
  });
});
