import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { UnreadWatch } from './unread-watch.js';

describe('UnreadWatch', () => {
  let asked = 0;
  let watch: UnreadWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    asked = 0;
    watch = new UnreadWatch(() => (asked += 1));
  });
  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  it('asks once for messages that come in a row', () => {
    for (let n = 0; n < 50; n += 1) watch.noteMessage();
    jest.advanceTimersByTime(1_000);
    expect(asked).toBe(1);
  });

  it('asks at most each ten seconds while somebody writes without end, and once after the last', () => {
    for (let n = 0; n < 300; n += 1) {
      watch.noteMessage();
      jest.advanceTimersByTime(100);
    }
    expect(asked).toBe(3);
    jest.advanceTimersByTime(60_000);
    expect(asked).toBe(4);
  });

  it('asks for nothing once it has stopped', () => {
    watch.noteMessage();
    watch.stop();
    jest.advanceTimersByTime(60_000);
    expect(asked).toBe(0);
  });
});
