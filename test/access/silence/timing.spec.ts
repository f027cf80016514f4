import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

const SAMPLES = 500;
/** What a test must be able to see, in milliseconds. */
const DELAY_MS = 2;

jest.setTimeout(30_000);

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** The difference of the lower halves: what else the machine does only ever adds to a time. Milliseconds. */
function difference(one: readonly number[], other: readonly number[]): number {
  const shares = [0.1, 0.2, 0.3, 0.4, 0.5];
  return quantile(
    shares.map((share) => quantile(other, share) - quantile(one, share)),
    0.5,
  );
}

describe('the time of an answer', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  let hidden: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    token = await api.signIn('np');
    const space = await site.addSpace({ members: ['s_ab'], visibility: 'hidden' });
    hidden = space.conversationId;
    for (let n = 0; n < 50; n++) await site.addMessage(space, 's_ab', 'S_AB', `hidden ${n}`);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const timed = async (id: string, delayMs = 0): Promise<number> => {
    const from = performance.now();
    const answer = await api.ask('GET', `conversations/${id}/messages`, { token });
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    expect(answer.status).toBe(404);
    return performance.now() - from;
  };

  /** Interleaved, and in turns first: drift of the machine meets both alike. */
  const compare = async (samples: number, delayMs: number): Promise<number> => {
    const [random, other]: [number[], number[]] = [[], []];
    for (let n = 0; n < samples; n++) {
      const steps = [
        async () => random.push(await timed(newId())),
        async () => other.push(await timed(hidden, delayMs)),
      ];
      for (const step of n % 2 ? steps : steps.reverse()) await step();
    }
    return difference(random, other);
  };

  it('is the same for a hidden conversation and a random id', async () => {
    await compare(20, 0);
    expect(Math.abs(await compare(SAMPLES, 0))).toBeLessThan(DELAY_MS / 2);
  });

  it('control: two milliseconds more are noticed', async () => {
    expect(await compare(60, DELAY_MS)).toBeGreaterThan(DELAY_MS / 2);
  });
});
