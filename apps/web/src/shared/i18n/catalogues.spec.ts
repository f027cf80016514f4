import { describe, expect, it } from '@jest/globals';
import { CODES } from '#contracts';
import {
  badFrench,
  missingPlurals,
  placeholders,
  stems,
  texts,
  type CatalogueNode,
} from './catalogue-checks.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

const CATALOGUES: Readonly<Record<string, CatalogueNode>> = { fr, en, de };
describe.each(Object.keys(CATALOGUES))('catalogue %s', (language) => {
  const catalogue = CATALOGUES[language] ?? '';

  it('has the keys of the French one, no more and no less', () => {
    expect(stems(catalogue)).toEqual(stems(fr));
  });

  it('fills in the same values as the French one', () => {
    expect(placeholders(catalogue)).toEqual(placeholders(fr));
  });

  it('has every plural form of the language', () => {
    expect(missingPlurals(language, catalogue)).toEqual([]);
  });

  it('has a text for every code that the server can send', () => {
    const known = texts(catalogue);
    expect(CODES.filter((code) => (known.get(`codes.${code}`) ?? '').trim() === '')).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...texts(catalogue)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

it('sets French punctuation with spaces that do not break', () => {
  expect(badFrench(fr)).toEqual([]);
});

describe('the checks themselves', () => {
  it('see a missing plural form', () => {
    expect(missingPlurals('fr', { n_one: 'x', n_other: 'y' })).toEqual(['n_many']);
  });

  it('see an ordinary space before double punctuation', () => {
    expect(badFrench({ bad: 'Vraiment ?', good: 'Vraiment\u202f?' })).toEqual(['bad']);
  });

  it('see a key that one language lacks', () => {
    expect(stems({ a: { b: 'x' } })).not.toEqual(stems({ a: { b: 'x', c: 'y' } }));
  });
});
