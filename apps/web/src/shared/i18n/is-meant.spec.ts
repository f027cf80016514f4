import { describe, expect, it } from '@jest/globals';
import { isMeant } from './is-meant.js';

describe('what the palette finds by itself', () => {
  it.each([
    ['Référentiels', 'refer', true],
    ['Mes sessions', 'ses', true],
    ['Mes sessions', 'sess mes', true],
    ['Mes sessions', 'essions', false],
    ['Messages', 'messages privés', false],
    ['Apparence sombre', '', true],
  ])('%s for “%s”: %s', (text, search, isFound) => {
    expect(isMeant(text, search)).toBe(isFound);
  });
});
