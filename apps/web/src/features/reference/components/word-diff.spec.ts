import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff } from './word-diff.js';

const bare = (text: string): string => text.replace(/\s+/g, '');

describe('what changed between two texts', () => {
  it('is told word by word', () => {
    expect(wordDiff('banc de mesure thermique', 'banc de mesure optique et thermique')).toEqual([
      { kind: 'same', text: 'banc de mesure ' },
      { kind: 'inserted', text: 'optique et ' },
      { kind: 'same', text: 'thermique' },
    ]);
  });

  it('is nothing for the same text, and everything for a first one', () => {
    expect(wordDiff('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(wordDiff('', 'a b')).toEqual([{ kind: 'inserted', text: 'a b' }]);
  });

  it('loses no word of either text, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'deux mots', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [before, after] = [left.join(' '), right.join(' ')];
        const parts = wordDiff(before, after);
        const side = (not: string) =>
          parts
            .filter(({ kind }) => kind !== not)
            .map(({ text }) => text)
            .join('');
        expect(bare(side('inserted'))).toBe(bare(before));
        expect(bare(side('removed'))).toBe(bare(after));
      }),
    );
  });

  it('gives up on the table for very long texts', () => {
    const long = 'mot '.repeat(1_500);
    expect(wordDiff(long, `${long}fin`).map(({ kind }) => kind)).toEqual(['removed', 'inserted']);
  });
});
