import type { Sample } from '../client/jobs.js';
import { requestBytes } from '../client/wire.js';
import { median, type CaseResult } from '../report/results.js';
import type { BenchWorld } from './bench-world.js';
import { postBytes } from './http-case.js';

const STREAMS = 200;
/** Most that one post to all streams may take, as a multiple of the bare server's. */
const BUDGET = 2;

/** From a post to its arrival at the last of 200 streams, each of a session of its own. */
export async function runFanOut(world: BenchWorld, label: 'NP' | 'DR'): Promise<CaseResult> {
  const { options, load, sessions, conversations } = world;
  const conversation = conversations.unrecorded[0] ?? '';
  const crowd = sessions.crowd.slice(0, STREAMS);
  const headers = (token: string) => ({ cookie: `ruche=${token}`, accept: 'text/event-stream' });
  const bareJob = {
    kind: 'fan-out',
    port: world.bareFanOutPort,
    streams: crowd.length,
    post: requestBytes(
      'POST',
      `/conversations/${conversation}/messages`,
      {},
      { body: 'Essai de diffusion.' },
    ),
    posts: options.fanOutPosts,
  } as const;
  const realJob = {
    kind: 'fan-out',
    port: world.realPort,
    streams: crowd.map((token) => requestBytes('GET', '/api/v1/stream', headers(token), null)),
    post: postBytes(world, crowd[0] ?? '', conversation, label),
    posts: options.fanOutPosts,
  } as const;
  const bare: Sample[] = [];
  const real: Sample[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    bare.push(await load.run(bareJob));
    real.push(await load.run(realJob));
  }
  const ratio = median(real.map(({ p50 }, round) => p50 / (bare[round]?.p50 ?? NaN)));
  const of = (samples: readonly Sample[], key: 'p50' | 'p99' | 'perSecond'): number =>
    median(samples.map((sample) => sample[key]));
  const middle = (samples: readonly Sample[]): Sample => ({
    perSecond: of(samples, 'perSecond'),
    p50: of(samples, 'p50'),
    p99: of(samples, 'p99'),
    count: samples.reduce((sum, { count }) => sum + count, 0),
  });
  return {
    name: `fan-out 1 → ${STREAMS}, ${label === 'NP' ? 'below' : 'at'} the recorded level (p50)`,
    bare: middle(bare),
    real: middle(real),
    ratio,
    budget: label === 'NP' ? `≤ ${BUDGET}` : null,
    kept: label === 'NP' ? ratio <= BUDGET : null,
  };
}
