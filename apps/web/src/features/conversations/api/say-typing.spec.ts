import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TypingNotice } from './say-typing.js';

describe('TypingNotice', () => {
  let told: string[] = [];
  const notice = (): TypingNotice =>
    new TypingNotice((key, labelId) => {
      told.push(`${key} ${labelId}`);
      return Promise.reject(new Error('gone'));
    });

  beforeEach(() => {
    told = [];
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells at most each four seconds, apart for each place', () => {
    const typing = notice();
    for (let n = 0; n < 100; n += 1) {
      typing.note('c', 'open');
      typing.note('c/t', 'open');
      jest.advanceTimersByTime(100);
    }
    expect(told.filter((line) => line === 'c open')).toHaveLength(3);
    expect(told.filter((line) => line === 'c/t open')).toHaveLength(3);
  });

  it('tells nobody while the label is not chosen, and at once after a message was sent', () => {
    const typing = notice();
    typing.note('c', null);
    expect(told).toEqual([]);
    typing.note('c', 'open');
    typing.forget('c');
    typing.note('c', 'secret');
    expect(told).toEqual(['c open', 'c secret']);
  });
});
