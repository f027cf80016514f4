import { describe, expect, it } from '@jest/globals';
import { sampleMessage } from '../api/sample-message.js';
import { flowRows } from './flow-rows.js';
import { findTarget } from './flow-target.js';

const by = (id: string, author: string, day = 17) =>
  sampleMessage(id, { author: { id: author, displayName: author }, createdAt: `2026-11-${day}T09:00:00Z` });
const newestFirst = [by('5', 'b', 18), by('4', 'me', 18), by('3', 'b'), by('2', 'b'), by('1', 'b')];
const lines = (...args: Parameters<typeof flowRows>): string[] =>
  flowRows(...args)
    .filter(({ newSince }) => newSince)
    .map(({ key }) => key);

describe('the rows of the flow', () => {
  it('run from the oldest, with a line above each day', () => {
    const rows = flowRows(newestFirst, []);
    expect(rows.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5']);
    expect(rows.filter(({ newDay }) => newDay).map(({ key }) => key)).toEqual(['1', '4']);
  });

  it('have one line of what is new: above the first of somebody else that was not read', () => {
    expect(lines(newestFirst, [], { lastReadId: '2', me: 'me' })).toEqual(['3']);
    expect(lines(newestFirst, [], { lastReadId: '3', me: 'me' })).toEqual(['5']);
    expect(lines(newestFirst, [], { lastReadId: '5', me: 'me' })).toEqual([]);
    expect(lines(newestFirst, [], null)).toEqual([]);
  });

  it('have none above the first that is loaded while older ones may be new as well', () => {
    expect(lines(newestFirst, [], { lastReadId: '0', me: 'me' }, true)).toEqual([]);
    expect(lines(newestFirst, [], { lastReadId: null, me: 'me' }, false)).toEqual(['1']);
  });
});

describe('what is wanted of the flow', () => {
  const rows = flowRows(newestFirst, [], { lastReadId: '2', me: 'me' });
  it('is found exactly, or what comes next in time', () => {
    expect(findTarget(rows, { kind: 'message', messageId: '4', key: '' })).toEqual({
      index: 3,
      isExact: true,
    });
    expect(findTarget(rows, { kind: 'message', messageId: '2a', key: '' })).toEqual({
      index: 2,
      isExact: false,
    });
    expect(findTarget(rows, { kind: 'message', messageId: '9', key: '' })).toEqual({
      index: 4,
      isExact: false,
    });
    expect(findTarget(rows, { kind: 'unread', key: '' })?.index).toBe(2);
    expect(findTarget(rows, { kind: 'moment', at: '2026-11-18T00:00:00Z', key: '' })?.index).toBe(3);
    expect(findTarget([], { kind: 'unread', key: '' })).toBeNull();
  });
});
