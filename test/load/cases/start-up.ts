import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, type FigureResult } from '../report/results.js';
import { startServer, type ServerStart } from '../servers/start-server.js';

const COLD_START_BUDGET_MS = 2_000;
const IDLE_BUDGET_MB = 220;

/** From the start of the process to its first answer, and what it holds after having done nothing for a while. */
export async function measureStartUp(
  start: ServerStart,
  coldStarts: number,
  idleSeconds: number,
): Promise<readonly FigureResult[]> {
  const times: number[] = [];
  let resident = NaN;
  for (let round = 0; round < coldStarts; round += 1) {
    const server = await startServer(start);
    times.push(server.startedInMs);
    if (round === coldStarts - 1) {
      await sleep(idleSeconds * 1000);
      resident = residentMegabytes(server.pid);
    }
    await server.stop();
  }
  return [
    figure('cold start of the api', median(times), 'ms', COLD_START_BUDGET_MS),
    figure(`memory of the api after ${idleSeconds} s`, resident, 'MB', IDLE_BUDGET_MB),
  ];
}

export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function figure(name: string, value: number, unit: string, most: number): FigureResult {
  return { name, value, unit, budget: `≤ ${most}`, kept: value <= most };
}
