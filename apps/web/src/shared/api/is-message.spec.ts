import { describe, expect, it } from '@jest/globals';
import { messageSchema } from '#contracts';
import { isMessage } from './is-message.js';

const message = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  conversationId: '0199a1b2-0000-7000-8000-000000000002',
  author: { id: '0199a1b2-0000-7000-8000-000000000003', displayName: 'Ada' },
  body: 'Bonjour',
  version: 1,
  editedAt: null,
  deletedAt: '2026-11-17T09:12:00.000Z',
  labelId: '0199a1b2-0000-7000-8000-000000000004',
  createdAt: '2026-11-17T09:12:00Z',
  abilities: { reply: true, update: false, delete: false },
};
const keys = Object.keys(message) as (keyof typeof message)[];
const without = (key: string): unknown =>
  Object.fromEntries(Object.entries(message).filter(([name]) => name !== key));

const CASES: [string, unknown][] = [
  ['whole', message],
  ['never edited, not deleted', { ...message, deletedAt: null }],
  ['nothing', null],
  ['a list', []],
  ['with a key more', { ...message, mood: 'calm' }],
  ['with a key more inside', { ...message, abilities: { ...message.abilities, pin: true } }],
  ['of an author without name', { ...message, author: { id: message.author.id } }],
  ['with half a version', { ...message, version: 1.5 }],
  ['with a moment that is none', { ...message, createdAt: '2026-99-17T09:12:00Z' }],
  ['with an id that is none', { ...message, labelId: 'np' }],
  ...keys.map((key): [string, unknown] => [`without ${key}`, without(key)]),
  ...keys.map((key): [string, unknown] => [
    `with ${key} of another type`,
    { ...message, [key]: Symbol.iterator },
  ]),
];

describe('a message of the live stream', () => {
  it.each(CASES)('is judged as the contract judges it: %s', (_, value) => {
    expect(isMessage(value)).toBe(messageSchema.safeParse(value).success);
  });

  it('control: one is taken', () => {
    expect(isMessage(message)).toBe(true);
  });
});
