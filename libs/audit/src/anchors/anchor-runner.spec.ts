import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AnchorRunner, type AnchorPace } from './anchor-runner.js';
import type { AnchorStore } from './anchor-store.js';
import type { HeadReader } from './head-reader.js';
import { FakeAnchor, FakeLog } from './testing/fake-anchor.js';

const PACE: AnchorPace = { most: 10, look: 5, head: 0, wait: 5, longestWait: 20, tell: 10_000 };

describe('an anchor that is brought what is sealed', () => {
  let anchor: FakeAnchor;
  let log: FakeLog;
  let said: string[];
  let runner: AnchorRunner;
  let stop: AbortController;
  let hurry: AbortController;
  let running: Promise<void>;

  const start = (): void => {
    [stop, hurry] = [new AbortController(), new AbortController()];
    running = runner.run(stop.signal, hurry.signal);
  };
  const until = async (is: () => boolean): Promise<void> => {
    for (let left = 400; !is() && left > 0; left--) await sleep(5);
    expect(is()).toBe(true);
  };
  const upTo = (end: number): number[] => Array.from({ length: end }, (_, index) => index);

  beforeEach(() => {
    anchor = new FakeAnchor();
    log = new FakeLog();
    said = [];
    const terminal = { warn: (text: string) => said.push(text), log: (text: string) => said.push(text) };
    const store = log.store as unknown as AnchorStore;
    runner = new AnchorRunner(anchor, store, log.heads as unknown as HeadReader, terminal, PACE);
    start();
  });
  afterEach(async () => {
    stop.abort();
    hurry.abort();
    await running;
  });

  it('has each record once, in order, in batches, and the head behind them', async () => {
    log.size = 35;
    await until(() => log.position === 35);
    expect(anchor.had).toEqual(upTo(35));
    expect(log.moves).toEqual([10, 20, 30, 35]);
    expect(anchor.heads).toEqual([35]);
    expect(said).toEqual([]);
  });

  it('is waited for while it is away, told of once, and goes on where it was', async () => {
    anchor.isAway = true;
    log.size = 12;
    await until(() => said.length > 0);
    await sleep(60);
    expect(said).toEqual(['anchor fake is 12 records behind, and waits: away']);
    expect([log.position, runner.behind]).toEqual([0, 12]);
    anchor.isAway = false;
    log.size = 14;
    await until(() => log.position === 14);
    expect(anchor.had).toEqual(upTo(14));
    expect(runner.behind).toBe(0);
    expect(said.at(-1)).toBe('anchor fake has come back');
  });

  it('goes past places whose record is gone', async () => {
    for (let index = 5; index < 27; index++) log.gone.add(index);
    log.size = 30;
    await until(() => log.position === 30);
    expect(anchor.had).toEqual([0, 1, 2, 3, 4, 27, 28, 29]);
  });

  it('does not go on over somebody else who brought records meanwhile', async () => {
    anchor.before = () => {
      log.position = 8;
      anchor.before = () => Promise.resolve();
      return Promise.resolve();
    };
    log.size = 20;
    await until(() => log.position === 20);
    expect(anchor.had.slice(10)).toEqual(upTo(20).slice(8));
  });

  it('told to stop it still brings what was sealed last, and the batch that was on its way', async () => {
    let letGo = (): void => undefined;
    anchor.before = () => new Promise((resolve) => (letGo = resolve));
    log.size = 10;
    await until(() => runner.behind === 10);
    stop.abort();
    log.size = 13;
    anchor.before = () => Promise.resolve();
    letGo();
    await running;
    expect(anchor.had).toEqual(upTo(13));
  });
});
