import { describe, expect, it } from '@jest/globals';
import { peopleSearch } from './people-search.js';

describe('the search of the directory of people', () => {
  it('keeps what it knows', () => {
    const search = { query: 'le', unit: 'Qualification & essais', present: true } as const;
    expect(peopleSearch(search)).toEqual(search);
  });

  it('leaves out what it does not know, what is empty and what is no flag', () => {
    expect(peopleSearch({ query: '', present: 'yes', role: 'officer', tag: ['x'] })).toEqual({});
  });

  it('takes digits as text and no more than the server takes', () => {
    expect(peopleSearch({ query: 42 })).toEqual({ query: '42' });
    expect(peopleSearch({ tag: 'x'.repeat(300) }).tag).toHaveLength(100);
  });
});
