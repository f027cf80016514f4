import { describe, expect, it } from '@jest/globals';
import { hiddenPieces, visibleText } from './hidden-characters.js';

describe('hidden characters', () => {
  it.each(['\u202E', '\u202D', '\u2066', '\u200B', '\uFEFF', '\u200F', '\u2060'])('shows %j', (character) => {
    const shown = visibleText(`Secret${character}terces`);
    expect(shown).not.toContain(character);
    expect(shown).toMatch(/^Secret⟨U\+[0-9A-F]{4}⟩terces$/);
  });

  it('leaves what scripts and emoji are made of', () => {
    for (const text of ['👩\u200D👧', 'می\u200Cخواهم', 'שלום', 'é'.normalize('NFD')])
      expect(visibleText(text)).toBe(text);
  });

  it('loses nothing when it cuts', () => {
    const text = '\u202Ea\u200Bb\u202C';
    expect(hiddenPieces(text).map((piece) => piece.text)).toEqual(['\u202E', 'a', '\u200B', 'b', '\u202C']);
    expect(hiddenPieces('abc')).toEqual([{ text: 'abc', isHidden: false }]);
  });
});
