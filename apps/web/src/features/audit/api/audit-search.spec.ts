import { expect, it } from '@jest/globals';
import { auditSearch, idIn } from './audit-search.js';
import { dayBounds } from './day-bounds.js';

const ID = '01a2159c-cd7c-7333-babc-cc365076af1f';

it('keeps what it understands of an address, and leaves out the rest', () => {
  const search = { object: ID, event: 'message.read,space.read', decision: 'deny', source: '10.1.2.3' };
  expect(auditSearch({ ...search, actor: 'somebody', from: 'yesterday', outcome: 1, more: 'x' })).toEqual(
    search,
  );
});

it.each([
  [ID, ID],
  [` https://ruche.example/messages/x?message=${ID.toUpperCase()} `, ID],
  ['nothing', null],
])('finds the identifier in %p', (text, id) => {
  expect(idIn(text)).toBe(id);
});

it('asks for whole days of this machine, the last one too', () => {
  const { from, until } = dayBounds({ from: '2026-03-28', until: '2026-03-29' });
  expect(new Date(from ?? '').getHours()).toBe(0);
  expect(new Date(until ?? '').getDate()).toBe(30);
  expect(dayBounds({})).toEqual({});
});
