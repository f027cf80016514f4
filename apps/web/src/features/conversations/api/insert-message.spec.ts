import { describe, expect, it } from '@jest/globals';
import type { Message } from '#contracts';
import { insertMessage } from './insert-message.js';

function message(id: string): Message {
  const author = { id: 'a', displayName: 'A' };
  return {
    id,
    conversationId: 'c',
    author,
    body: id,
    labelId: 'l',
    createdAt: '2026-11-17T09:00:00Z',
    abilities: { reply: true },
  };
}

const loaded = {
  pages: [
    { items: [message('5'), message('3')], next: '3' },
    { items: [message('2'), message('1')], next: null },
  ],
  pageParams: [null, '3'],
};
const ids = (data: typeof loaded): string[] => data.pages.flatMap(({ items }) => items.map(({ id }) => id));

describe('insertMessage', () => {
  it('puts the newest first', () => {
    expect(ids(insertMessage(loaded, message('6')) as typeof loaded)).toEqual(['6', '5', '3', '2', '1']);
  });

  it('puts one that was overtaken in its place', () => {
    expect(ids(insertMessage(loaded, message('4')) as typeof loaded)).toEqual(['5', '4', '3', '2', '1']);
  });

  it.each(['5', '1'])('changes nothing when %s is known already', (id) => {
    expect(insertMessage(loaded, message(id))).toBe(loaded);
  });
});
