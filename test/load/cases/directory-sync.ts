import { readFileSync } from 'node:fs';
import { PolicyStore } from '#access';
import { Emitter } from '#audit';
import { DirectoryConnection, DirectorySync, SyncRecords } from '#auth';
import { SyncPool } from '#database';
import { SystemClock } from '#kernel';
import { ProfileWriter } from '#people';
import { RulesFollower } from '#spaces';
import { frameOf } from '../../support/slapd/frame.js';
import { crowdLdif } from '../../support/slapd/many-people.js';
import { slapdAvailable, startSlapd } from '../../support/slapd/start-slapd.js';
import type { FigureResult } from '../report/results.js';
import { startBenchSite } from '../site/bench-site.js';

const PEOPLE = 5_000;
const GROUPS = 300;
const FIRST_BUDGET_SECONDS = 20;
const NO_CHANGE_BUDGET_SECONDS = 5;

/**
 * A first run and one that finds nothing, against a real slapd over TLS, into a database that reaches the disk, with
 * profiles and rules of spaces kept. None without slapd.
 */
export async function measureDirectorySync(): Promise<readonly FigureResult[]> {
  if (!slapdAvailable()) return [];
  const site = await startBenchSite();
  const slapd = await startSlapd({
    content: (frame) => crowdLdif(frameOf(frame), { people: PEOPLE, groups: GROUPS, largest: 4_000 }),
  });
  const { host, port, database, secretFiles } = site;
  const password = readFileSync(secretFiles.ruche_sync, 'utf8').trim();
  const pool = new SyncPool({ host, port, database, user: 'ruche_sync', password, max: 2 }, () => undefined);
  try {
    const sync = new DirectorySync(
      new DirectoryConnection(slapd.settings),
      pool,
      new PolicyStore(pool),
      [new ProfileWriter(), new RulesFollower()],
      new SyncRecords(new Emitter(new SystemClock(), null)),
    );
    const run = async (): Promise<number> => {
      const from = performance.now();
      const result = await sync.full();
      if (result.state !== 'applied') throw new Error(`the directory sync ended as ${result.state}`);
      return (performance.now() - from) / 1000;
    };
    const of = `sync of ${PEOPLE} people, ${GROUPS} groups`;
    return [
      figure(`${of}: first`, await run(), FIRST_BUDGET_SECONDS),
      figure(`${of}: no change`, await run(), NO_CHANGE_BUDGET_SECONDS),
    ];
  } finally {
    await pool.close();
    await slapd.stop();
    await site.stop();
  }
}

function figure(name: string, value: number, most: number): FigureResult {
  return { name, value, unit: 's', budget: `≤ ${most}`, kept: value <= most };
}
