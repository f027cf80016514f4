import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosSite } from './chaos-site.js';
import type { StreamCrowd } from './crowd.js';
import type { Fault } from './faults.js';
import { foundSince } from './found-messages.js';
import type { Ledger } from './ledger.js';
import type { Busy } from './people.js';
import { Tally } from './tally.js';

export interface FaultResult {
  readonly name: string;
  readonly struckAt: number;
  /** By what they do: lists, posts, sign-ins, streams. */
  readonly seen: ReadonlyMap<string, Tally>;
  readonly acknowledged: number;
  /** Acknowledged messages that nobody finds any more. */
  readonly lost: number;
  /** Refused or unanswered, and there all the same: the answer was lost, not the message. */
  readonly unannounced: number;
  readonly missed: number;
  readonly twice: number;
  /** Processes that ended though nobody killed them, or did not come back; they were started again afterwards. */
  readonly died: readonly string[];
}

export interface Stage {
  readonly site: ChaosSite;
  readonly busy: readonly Busy[];
  readonly crowd: StreamCrowd;
  readonly ledger: Ledger;
}

/** All is well before the stroke for so long. Milliseconds. */
const CALM_MS = 2_000;
/** And goes on for so long once all is well again: what breaks late is seen too. */
const AFTERWARDS_MS = 3_000;
const PATIENCE_MS = 60_000;
/** For the last frames on their way, once nobody writes. */
const LAST_FRAMES_MS = 60_000;

/** One fault under load, from calm to calm. */
export async function runFault({ site, busy, crowd, ledger }: Stage, fault: Fault): Promise<FaultResult> {
  const first = ledger.next;
  const begin = performance.now();
  const seen = new Map<string, Tally>();
  for (const one of busy) {
    one.tally = new Tally(one.kind.people, begin);
    seen.set(one.kind.name, one.tally);
  }
  crowd.tally = new Tally(crowd.size, begin);
  seen.set('streams', crowd.tally);
  for (const one of busy) one.work();
  await sleep(CALM_MS);
  const struckAt = performance.now();
  await fault.strike(site);
  await sleep(fault.lastsMs);
  const healedAt = performance.now();
  for (const tally of seen.values()) tally.healed(healedAt);
  await fault.repair(site);
  const well = (): boolean => [...seen.values()].every(({ wellAfterMs }) => wellAfterMs !== null);
  await until(well, PATIENCE_MS);
  await sleep(AFTERWARDS_MS);
  for (const tally of seen.values()) tally.close(performance.now());
  await Promise.all(busy.map((one) => one.rest()));
  const acknowledged = ledger.acknowledgedSince(first);
  await until(() => crowd.completeness(acknowledged).missed === 0, LAST_FRAMES_MS);
  const died = await startTheDead(site);
  const found = await foundSince(site, first);
  const known = acknowledged.filter((number) => found.has(number)).length;
  return {
    name: fault.name,
    struckAt,
    seen,
    acknowledged: acknowledged.length,
    lost: acknowledged.length - known,
    unannounced: found.size - known,
    ...crowd.completeness(acknowledged),
    died,
  };
}

/** The next fault meets a whole site again. @returns who was dead. */
async function startTheDead({ parts }: ChaosSite): Promise<string[]> {
  const dead = [...parts].filter(([, part]) => !part.lives);
  for (const [, part] of dead) await part.restart();
  return dead.map(([name]) => name);
}

/** Waits as long as its patience lasts; whether it was met is for the caller to look at. */
export async function until(holds: () => boolean, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds() && performance.now() < end) await sleep(50);
}
