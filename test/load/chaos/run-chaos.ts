import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '#config';
import type { BenchOptions } from '../bench-options.js';
import { machine } from '../report/machine.js';
import { chaosTable, faultOf } from './chaos-table.js';
import { startChaosSite } from './chaos-site.js';
import { StreamCrowd } from './crowd.js';
import { faultsOf } from './faults.js';
import { Ledger } from './ledger.js';
import { Busy, kindsOf } from './people.js';
import { runFault, until, type FaultResult } from './run-fault.js';

const STREAMS = 200;
const JOIN_MS = 30_000;

/**
 * Database, directory and relay paused and killed in turn under load.
 * @returns 1 when something acknowledged was lost, a stream missed an event, something did not come back, or somebody
 * saw what no outage explains, or a process died of somebody else's fault.
 */
export async function runChaos(options: BenchOptions, say: (line: string) => void): Promise<0 | 1> {
  const site = await startChaosSite(options);
  const ledger = new Ledger();
  const crowd = new StreamCrowd(site, STREAMS, ledger);
  try {
    const about = await machine(site.bench.admin);
    // It would die with the server.
    await site.bench.admin.end();
    const busy = kindsOf(site, ledger, STREAMS).map((kind) => new Busy(kind, site.ports));
    crowd.start();
    await until(() => crowd.open === STREAMS, JOIN_MS);
    if (crowd.open < STREAMS) throw new Error(`only ${crowd.open} of ${STREAMS} streams opened`);
    const results: FaultResult[] = [];
    for (const fault of faultsOf(options.roundSeconds * 1000).filter(({ name }) =>
      name.includes(options.chaosOnly),
    )) {
      say(fault.name);
      results.push(await runFault({ site, busy, crowd, ledger }, fault));
    }
    const table = chaosTable(results);
    const unannounced = results.reduce((sum, one) => sum + one.unannounced, 0);
    const page = [
      `# Chaos of ${new Date().toISOString()}`,
      '',
      about,
      `- ${STREAMS} streams, ${busy.map(({ kind }) => `${kind.people} × ${kind.name}`).join(', ')}, two api nodes, one worker`,
      `- ${unannounced} messages were refused or unanswered and are there all the same`,
      '',
      table,
      '',
    ].join('\n');
    process.stdout.write(`${table}\n`);
    const folder = join(installationRoot(), 'test/load/results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'chaos.md'), page);
    say(`written: ${join(folder, 'chaos.md')}`);
    return results.every((result) => faultOf(result) === null) ? 0 : 1;
  } finally {
    await crowd.stop();
    await site.stop();
  }
}
