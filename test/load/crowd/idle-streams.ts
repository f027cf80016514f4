import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchWorld } from '../cases/bench-world.js';
import { residentMegabytes } from '../cases/start-up.js';
import { requestBytes } from '../client/wire.js';
import type { FigureResult } from '../report/results.js';
import { tell } from './tell-burden.js';

const STREAMS = 1_000;
/** Streams of one session: people have several tabs. */
const OF_ONE_SESSION = 4;
const BUDGET_MB = 150;
/** What joining left behind is cleared away by then, and every session was looked at several times. Milliseconds. */
const SETTLE_MS = 10_000;

export const IDLE_STREAMS_NAME = `memory of ${STREAMS} idle streams above idle`;

/** What the api holds for streams on which nothing happens, above what it held right before. */
export async function measureIdleStreams({ realPort, realPid, sessions }: BenchWorld): Promise<FigureResult> {
  const tokens = sessions.crowd.slice(0, STREAMS / OF_ONE_SESSION);
  const streams = tokens.flatMap((token) =>
    Array.from({ length: OF_ONE_SESSION }, () =>
      requestBytes('GET', '/api/v1/stream', { cookie: `ruche=${token}` }, null),
    ),
  );
  const bearer = fork(join(import.meta.dirname, 'burden-main.js'));
  try {
    const before = residentMegabytes(realPid);
    await tell(bearer, { takeUp: { port: realPort, streams, slowHeads: [] } });
    await sleep(SETTLE_MS);
    const value = residentMegabytes(realPid) - before;
    await tell(bearer, { layDown: true });
    return { name: IDLE_STREAMS_NAME, value, unit: 'MB', budget: `≤ ${BUDGET_MB}`, kept: value <= BUDGET_MB };
  } finally {
    bearer.kill();
  }
}
