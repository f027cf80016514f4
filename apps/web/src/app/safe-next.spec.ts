import { expect, it } from '@jest/globals';
import { safeNext } from './safe-next.js';

it.each([
  [undefined, '/'],
  ['/messages/7?x=1#y', '/messages/7?x=1#y'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/locked?next=/locked', '/'],
  ['messages', '/'],
])('%s leads to %s', (next, expected) => {
  expect(safeNext(next)).toBe(expected);
});
