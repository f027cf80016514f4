import { expect, it } from '@jest/globals';
import { languageOf } from './language.js';

it.each([
  [undefined, 'fr'],
  ['', 'fr'],
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['EN', 'en'],
  ['it, en;q=0.5', 'en'],
  ['zz', 'fr'],
  [`${'x'.repeat(100_000)},de`, 'fr'],
])('reads %p as %s', (header, language) => {
  expect(languageOf(header?.slice(0, 100_000))).toBe(language);
});
