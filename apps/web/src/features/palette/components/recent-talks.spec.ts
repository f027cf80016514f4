import { expect, it } from '@jest/globals';
import { byUse } from './recent-talks.js';

const talk = (id: string, createdAt: string | null) => ({
  id,
  lastMessage: createdAt === null ? null : { createdAt, authorName: '', excerpt: '', labelId: '' },
});

it('puts the talks that were opened last first, then those with the newest message', () => {
  const opened = new Map([
    ['a', 5],
    ['b', 9],
  ]);
  const talks = [
    talk('silent', null),
    talk('old', '2026-11-01T10:00:00Z'),
    talk('a', null),
    talk('new', '2026-11-20T10:00:00Z'),
    talk('b', '2026-01-01T10:00:00Z'),
  ];
  const sorted = talks.sort(byUse((id) => opened.get(id) ?? 0)).map(({ id }) => id);
  expect(sorted).toEqual(['b', 'a', 'new', 'old', 'silent']);
});
