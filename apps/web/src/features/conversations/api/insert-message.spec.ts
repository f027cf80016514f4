import { describe, expect, it } from '@jest/globals';
import type { Message } from '#contracts';
import { insertMessage, replaceMessage } from './insert-message.js';

function message(id: string, change: Partial<Message> = {}): Message {
  const author = { id: 'a', displayName: 'A' };
  return {
    id,
    conversationId: 'c',
    author,
    body: id,
    labelId: 'l',
    createdAt: '2026-11-17T09:00:00Z',
    version: 1,
    editedAt: null,
    deletedAt: null,
    threadId: null,
    priority: 'normal',
    quotes: [],
    forwarded: null,
    thread: null,
    reactions: [],
    pinnedAt: null,
    acknowledgement: null,
    withheld: null,
    importedBy: null,
    own: null,
    abilities: {
      reply: true,
      update: true,
      delete: true,
      react: true,
      pin: true,
      forward: true,
      report: true,
      resolve: true,
    },
    ...change,
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

describe('replaceMessage', () => {
  const bodyOf = (data: typeof loaded, id: string): string | undefined =>
    data.pages.flatMap(({ items }) => items).find((item) => item.id === id)?.body;
  const replace = (data: typeof loaded, next: Message) => replaceMessage(data, next) as typeof loaded;

  it('shows the new text in the same place, on any page', () => {
    const after = replace(loaded, message('2', { body: 'new', version: 2 }));
    expect(ids(after)).toEqual(ids(loaded));
    expect(bodyOf(after, '2')).toBe('new');
  });

  it('keeps the newer of two that overtook each other', () => {
    const third = replace(loaded, message('3', { body: 'third', version: 3 }));
    expect(bodyOf(replace(third, message('3', { body: 'second', version: 2 })), '3')).toBe('third');
  });

  it('lets nothing follow a deletion', () => {
    const gone = replace(loaded, message('3', { body: '', deletedAt: '2026-11-17T10:00:00Z' }));
    expect(bodyOf(gone, '3')).toBe('');
    expect(replace(gone, message('3', { body: 'late', version: 9 }))).toBe(gone);
  });

  it('ignores a message that is not loaded', () => {
    expect(replaceMessage(loaded, message('9', { version: 2 }))).toBe(loaded);
  });

  it('is what an insertion of a known message does', () => {
    const after = insertMessage(loaded, message('5', { body: 'new', version: 2 })) as typeof loaded;
    expect(bodyOf(after, '5')).toBe('new');
  });
});
