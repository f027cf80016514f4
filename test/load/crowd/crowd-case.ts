import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchWorld } from '../cases/bench-world.js';
import type { Sample } from '../client/jobs.js';
import { requestBytes } from '../client/wire.js';
import { median, middle, type CaseResult } from '../report/results.js';
import { tell } from './tell-burden.js';

const STREAMS = 200;
/** Twice the ten connections of the pool (build-world.ts). */
const SLOW_REQUESTS = 20;
/** The slow body is never complete within a round: one byte each 200 ms. */
const SLOW_BODY_BYTES = 10_000;
/** Most that the p99 of lists may be, as a multiple of what it is without the burden. */
const BUDGET = 1.5;
const SETTLE_MS = 1_000;

export const CROWD_NAME = 'p99 of lists: 20 slow requests + 200 streams / none';

/**
 * What lasts holds no connection: lists are as fast as ever under twice the pool's size in slow requests and 200
 * streams. Rounds without and with, in turn; the ratio is that of the p99.
 */
export async function runCrowd(world: BenchWorld): Promise<CaseResult> {
  const { options, load, realPort: port, sessions, conversations } = world;
  const cookie = (token: string) => ({ cookie: `ruche=${token}` });
  const list = (): Promise<Sample> =>
    load.run({
      kind: 'requests',
      port,
      requests: conversations.unrecorded.map((id) =>
        requestBytes('GET', `/api/v1/conversations/${id}/messages`, cookie(sessions.wide), null),
      ),
      connections: options.connections,
      seconds: options.sideRoundSeconds,
      expect: 200,
    });
  const slowHead = slowHeadTo(`/api/v1/conversations/${conversations.unrecorded[0] ?? ''}/messages`);
  const takeUp = {
    port,
    streams: sessions.crowd
      .slice(0, STREAMS)
      .map((token) => requestBytes('GET', '/api/v1/stream', cookie(token), null)),
    slowHeads: sessions.crowd.slice(STREAMS, STREAMS + SLOW_REQUESTS).map(slowHead),
  };
  const bearer = fork(join(import.meta.dirname, 'burden-main.js'));
  const without: Sample[] = [];
  const under: Sample[] = [];
  try {
    await list();
    for (let round = 0; round < options.rounds; round += 1) {
      without.push(await list());
      await tell(bearer, { takeUp });
      // Joining is work too, and not what is measured.
      await sleep(SETTLE_MS);
      under.push(await list());
      await tell(bearer, { layDown: true });
      await sleep(SETTLE_MS);
    }
  } finally {
    bearer.kill();
  }
  const ratio = median(under.map(({ p99 }, round) => p99 / (without[round]?.p99 ?? NaN)));
  return {
    name: CROWD_NAME,
    bare: middle(without),
    real: middle(under),
    ratio,
    budget: `≤ ${BUDGET}`,
    kept: ratio <= BUDGET,
  };
}

/** A post whose head is whole and whose body will take its time. */
function slowHeadTo(path: string): (token: string) => string {
  return (token) =>
    [
      `POST ${path} HTTP/1.1`,
      'host: 127.0.0.1',
      `cookie: ruche=${token}`,
      'x-ruche-request: 1',
      'content-type: application/json',
      `content-length: ${SLOW_BODY_BYTES}`,
      '',
      '',
    ].join('\r\n');
}
