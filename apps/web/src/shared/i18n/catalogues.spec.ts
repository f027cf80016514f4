import { describe, expect, it } from '@jest/globals';
import { CODES } from '#contracts';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

type Node = string | { readonly [key: string]: Node };

const CATALOGUES: Readonly<Record<string, Node>> = { fr, en, de };
const PLURAL = /_(zero|one|two|few|many|other)$/;

function texts(node: Node, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  return new Map(
    Object.entries(node).flatMap(([key, child]) => [...texts(child, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Keys without their plural endings: those differ from one language to the next. */
function stems(node: Node): string[] {
  return [...new Set([...texts(node).keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

function placeholders(node: Node): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of texts(node)) {
    found[key.replace(PLURAL, '')] = [...text.matchAll(/\{\{(\w+)\}\}/g)]
      .map((match) => match[1] ?? '')
      .sort();
  }
  return found;
}

/** Plural forms that the language needs and a key lacks. */
function missingPlurals(language: string, node: Node): string[] {
  const keys = new Set(texts(node).keys());
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set([...keys].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
  return [...counted].flatMap((stem) =>
    forms.map((form) => `${stem}_${form}`).filter((key) => !keys.has(key)),
  );
}

/** French puts a space that does not break before double punctuation and inside guillemets. */
function badFrench(node: Node): string[] {
  return [...texts(node)]
    .filter(([, text]) => /[^\u00a0\u202f{}\d][:;?!»]|«[^\u00a0\u202f]/.test(text))
    .map(([k]) => k);
}

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
