import { expect, it } from '@jest/globals';
import { spaceOfLink } from './space-of-link.js';

const ID = '01a2159c-cd7c-7333-babc-cc365076af1f';

it.each([
  [ID, ID],
  [` https://ruche.example/spaces/${ID.toUpperCase()}/settings `, ID],
  ['https://ruche.example/spaces', null],
  ['', null],
])('of %p is %p', (text, id) => {
  expect(spaceOfLink(text)).toBe(id);
});
