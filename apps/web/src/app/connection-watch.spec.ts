import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConnectionWatch, type ConnectionState } from './connection-watch.js';

describe('ConnectionWatch', () => {
  let said: ConnectionState[];
  let watch: ConnectionWatch;
  beforeEach(() => {
    jest.useFakeTimers();
    said = [];
    watch = new ConnectionWatch((state) => said.push(state));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('keeps quiet about a short break', () => {
    watch.down();
    jest.advanceTimersByTime(2_900);
    watch.open();
    jest.advanceTimersByTime(10_000);
    expect(said).toEqual([]);
  });

  it('says that the connection is lost, then back, then nothing', () => {
    watch.down();
    watch.down();
    jest.advanceTimersByTime(3_000);
    expect(said).toEqual(['lost']);
    watch.open();
    expect(said).toEqual(['lost', 'back']);
    jest.advanceTimersByTime(3_000);
    expect(said).toEqual(['lost', 'back', 'ok']);
  });

  it('says that it is lost again when it breaks while it says that it is back', () => {
    watch.down();
    jest.advanceTimersByTime(3_000);
    watch.open();
    watch.down();
    jest.advanceTimersByTime(3_000);
    expect(said).toEqual(['lost', 'back', 'lost']);
  });
});
