import { describe, expect, it } from '@jest/globals';
import { acronymsIn, splitAtTerms } from './acronyms-in.js';

describe('acronyms of a text', () => {
  it('are words with two capitals or more, each once', () => {
    expect(acronymsIn('Le CEM et la R&D : voir MIL-STD-810, puis le CEM. À Paris, PdR.')).toEqual([
      'CEM',
      'R&D',
      'MIL-STD-810',
      'PdR',
    ]);
  });

  it('are no more than one request takes, and none too long', () => {
    expect(acronymsIn(Array.from({ length: 80 }, (_, n) => `AB${n}`).join(' '))).toHaveLength(30);
    expect(acronymsIn('A'.repeat(41))).toEqual([]);
  });
});

describe('a text in pieces', () => {
  it('keeps every character and marks whole words only', () => {
    const pieces = splitAtTerms('(CEM) CEMENT, CEM', new Set(['CEM']));
    expect(pieces.map(({ text }) => text).join('')).toBe('(CEM) CEMENT, CEM');
    expect(pieces.filter(({ isTerm }) => isTerm)).toHaveLength(2);
  });

  it('is one piece where nothing is known', () => {
    expect(splitAtTerms('CEM', new Set())).toEqual([{ text: 'CEM', isTerm: false }]);
  });
});
