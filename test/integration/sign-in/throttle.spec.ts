import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DirectoryPort } from '#auth';
import { Clock, FixedClock } from '#kernel';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import type { Answer, TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('guessing passwords', () => {
  let site: TestSite;
  let api: TestApi;
  let directory: TestDirectory;
  let clock: FixedClock;

  beforeAll(async () => {
    site = await TestSite.start();
  });
  beforeEach(async () => {
    directory = new TestDirectory();
    clock = new FixedClock(new Date());
    api = await startWith(site, {
      settings: { signIn: { firstDelaySeconds: 1, longestDelaySeconds: 60, failuresPerSourcePerMinute: 12 } },
      replace: new Map<unknown, { provide: typeof DirectoryPort | typeof Clock; useValue: unknown }>([
        [DirectoryPort, { provide: DirectoryPort, useValue: directory }],
        [Clock, { provide: Clock, useValue: clock }],
      ]),
    });
  });
  afterEach(async () => {
    await api.stop();
  });
  afterAll(async () => {
    await site.stop();
  });

  const guess = (
    username: string,
    password = 'wrong',
  ): Promise<Answer<{ code?: string; details?: unknown }>> =>
    api.ask('POST', 'session', { body: { username, password, acceptBanner: true } });
  const statuses = async (username: string, times: number): Promise<number[]> => {
    const all: number[] = [];
    for (let n = 0; n < times; n++) all.push((await guess(username)).status);
    return all;
  };

  it.each(['np', 'nobody-at-all'])(
    'is slowed down for %s: two free, then longer and longer',
    async (name) => {
      expect(await statuses(name, 4)).toEqual([401, 401, 401, 429]);
      for (const seconds of [1, 2, 4]) {
        const refused = await guess(name);
        expect([refused.status, refused.body.code]).toEqual([429, 'SIGN_IN_THROTTLED']);
        expect(refused.headers['retry-after']).toBe(String(seconds));
        expect(refused.body.details).toEqual({ retryAfterSeconds: seconds });
        clock.advance(seconds * 1000 - 1);
        expect((await guess(name)).status).toBe(429);
        clock.advance(1);
        expect((await guess(name)).status).toBe(401);
      }
    },
  );

  it('asks the directory nothing while it waits, and even a right password waits', async () => {
    await statuses('np', 3);
    const asked = directory.asked.length;
    expect((await guess('np', TEST_PASSWORD)).status).toBe(429);
    expect(directory.asked).toHaveLength(asked);
  });

  it('takes a name for the same in any spelling', async () => {
    for (const name of ['NP', ' np ', 'nＰ']) await guess(name);
    expect((await guess('np')).status).toBe(429);
  });

  it('forgets by a success', async () => {
    await statuses('np', 2);
    expect((await guess('np', TEST_PASSWORD)).status).toBe(201);
    expect(await statuses('np', 3)).toEqual([401, 401, 401]);
  });

  it('is not helped by asking all at once', async () => {
    directory.delayMs = 50;
    const answers = await Promise.all(Array.from({ length: 10 }, () => guess('np')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(directory.asked).toHaveLength(3);
  });

  it('from one source over many names is stopped, and may go on after a minute', async () => {
    for (let n = 0; n < 12; n++) expect((await guess(`name-${n}`)).status).toBe(401);
    const refused = await guess('np', TEST_PASSWORD);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
    clock.advance(60_000);
    expect((await guess('np', TEST_PASSWORD)).status).toBe(201);
  });

  it('control: who is right is never slowed down', async () => {
    for (let n = 0; n < 15; n++) expect((await guess('dr', TEST_PASSWORD)).status).toBe(201);
  });
});
