import { describe, expect, it } from '@jest/globals';
import type { Message } from '#contracts';
import { insertMessage, replaceMessage } from './insert-message.js';
import { sampleMessage as message } from './sample-message.js';

const loaded = {
  pages: [
    { items: [message('5'), message('3')], next: '3', previous: null as string | null },
    { items: [message('2'), message('1')], next: null, previous: '2' },
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

  it('leaves a window alone that does not reach the newest: what lies between is not known', () => {
    const [newest, ...older] = loaded.pages;
    const away = { ...loaded, pages: [{ ...newest!, previous: '5' }, ...older] };
    expect(insertMessage(away, message('6'))).toBe(away);
  });

  it('leaves one alone that belongs to a page which is not loaded', () => {
    expect(insertMessage(loaded, message('0'))).toBe(loaded);
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

  it('keeps what is the reader\u2019s own when a frame says nothing of it', () => {
    const own = {
      reactions: ['agree' as const],
      savedAt: null,
      acknowledgement: 'none' as const,
      thread: null,
    };
    const known = replace(loaded, message('3', { own }));
    const after = replace(known, message('3', { body: 'new', version: 2 }));
    expect(after.pages[0]?.items[1]).toMatchObject({ body: 'new', own });
  });

  it('takes what changes without a new version, such as the state of a topic', () => {
    const thread = { title: 'T', resolvedBy: null, resolvedAt: null };
    expect(replace(loaded, message('3', { thread })).pages[0]?.items[1]?.thread).toEqual(thread);
  });

  it('ignores a message that is not loaded', () => {
    expect(replaceMessage(loaded, message('9', { version: 2 }))).toBe(loaded);
  });

  it('is what an insertion of a known message does', () => {
    const after = insertMessage(loaded, message('5', { body: 'new', version: 2 })) as typeof loaded;
    expect(bodyOf(after, '5')).toBe('new');
  });
});
