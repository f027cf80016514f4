import { expect, it } from '@jest/globals';
import { initials } from './initials.js';

it.each([
  ['Bao Nguyen', 'BN'],
  ['Élise Roussel', 'ÉR'],
  ['Jean-Marc de la Tour', 'JT'],
  ['Jean (EXT)', 'JE'],
  ['madonna', 'M'],
  ['', ''],
])('%s gives %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
