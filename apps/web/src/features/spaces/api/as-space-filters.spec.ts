import { describe, expect, it } from '@jest/globals';
import { asSpaceFilters } from './as-space-filters.js';

describe('the filters that an address says', () => {
  it('are taken as they are where they are understood', () => {
    const filters = { query: 'optique', kind: 'watch', mine: true, orphan: true, archived: true };
    expect(asSpaceFilters(filters)).toEqual(filters);
  });

  it('are left out where they are not', () => {
    const typed = { query: '   ', kind: 'personal', mine: 'yes', orphan: 1, archived: false, other: 'x' };
    expect(asSpaceFilters(typed)).toEqual({});
    expect(asSpaceFilters({ query: ['a'], kind: 7 })).toEqual({});
  });

  it('never ask for a longer text than the server takes', () => {
    expect(asSpaceFilters({ query: 'a'.repeat(300) }).query).toHaveLength(100);
  });
});
