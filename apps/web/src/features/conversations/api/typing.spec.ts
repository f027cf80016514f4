import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Typists, TYPING_FADES_MS } from './typing.js';

let typists: Typists;
beforeEach(() => {
  jest.useFakeTimers();
  typists = new Typists();
});
afterEach(() => {
  jest.useRealTimers();
});
const note = (id: string, threadId: string | null = null): void =>
  typists.note({ conversationId: 'c', threadId, person: { id, displayName: id } });
const names = (key = 'c'): string[] => typists.get(key).map(({ id }) => id);

it('fades after its time, counted from the last note', () => {
  note('a');
  jest.advanceTimersByTime(TYPING_FADES_MS - 1);
  note('a');
  jest.advanceTimersByTime(TYPING_FADES_MS - 1);
  expect(names()).toEqual(['a']);
  jest.advanceTimersByTime(1);
  expect(names()).toEqual([]);
});

it('is over once the message is there', () => {
  note('a');
  note('b');
  typists.remove('c', 'a');
  expect(names()).toEqual(['b']);
});

it('holds for one place', () => {
  note('a', 't');
  expect(names()).toEqual([]);
  expect(names('c/t')).toEqual(['a']);
});
