import { sampleOf, type Sample } from '../client/jobs.js';
import type { CaseResult } from '../report/results.js';
import type { BenchWorld } from './bench-world.js';

const TIMES = 1_000;

/** The door of every unit of work alone, on one connection: against an empty transaction that reads one row. */
export async function runEntry({ site, sessions }: BenchWorld): Promise<CaseResult> {
  const app = await site.connect('ruche_app');
  const timed = async (statement: string, values: unknown[], name?: string): Promise<Sample> => {
    const latencies: number[] = [];
    const begin = performance.now();
    for (let time = 0; time < TIMES; time += 1) {
      const sent = performance.now();
      await app.query('BEGIN');
      await app.query({ text: statement, values, ...(name === undefined ? {} : { name }) });
      await app.query('COMMIT');
      latencies.push(performance.now() - sent);
    }
    return sampleOf(latencies, (performance.now() - begin) / 1000);
  };
  try {
    await timed('SELECT 1 WHERE $1 <> 0', [1]);
    const bare = await timed('SELECT 1 WHERE $1 <> 0', [1]);
    const real = await timed('SELECT access.enter($1) AS principal', [sessions.wide]);
    return {
      name: 'enter alone / empty transaction',
      bare,
      real,
      ratio: real.perSecond / bare.perSecond,
      budget: null,
      kept: null,
    };
  } finally {
    await app.end();
  }
}
