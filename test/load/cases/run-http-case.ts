import type { Sample } from '../client/jobs.js';
import { median, middle, type CaseResult } from '../report/results.js';
import type { BenchWorld } from './bench-world.js';
import type { HttpCase } from './http-case.js';

const WARM_UP_SECONDS = 1;

/** Bare, real, bare, real …: whatever else the machine does meets both. */
export async function runHttpCase(world: BenchWorld, one: HttpCase): Promise<CaseResult> {
  const { options, load, barePort, realPort } = world;
  const seconds = one.budget === null ? options.sideRoundSeconds : options.roundSeconds;
  const sides = {
    bare: { port: barePort, requests: one.bare(world) },
    real: { port: realPort, requests: one.real(world) },
  };
  const ask = (side: keyof typeof sides, length: number): Promise<Sample> =>
    load.run({
      kind: 'requests',
      ...sides[side],
      seconds: length,
      expect: one.expect,
      connections: one.connections ?? options.connections,
    });
  const bare: Sample[] = [];
  const real: Sample[] = [];
  await ask('bare', Math.min(WARM_UP_SECONDS, seconds));
  await ask('real', Math.min(WARM_UP_SECONDS, seconds));
  for (let round = 0; round < options.rounds; round += 1) {
    bare.push(await ask('bare', seconds));
    real.push(await ask('real', seconds));
  }
  const ratio = median(real.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? NaN)));
  return {
    name: one.name,
    bare: middle(bare),
    real: middle(real),
    ratio,
    budget: one.budget === null ? null : `≥ ${one.budget}`,
    kept: one.budget === null ? null : ratio >= one.budget,
  };
}
