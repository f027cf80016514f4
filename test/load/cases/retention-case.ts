import type pg from 'pg';
import { median, type FigureResult } from '../report/results.js';
import type { BenchWorld } from './bench-world.js';

export const RETENTION_NAME = 'retention';

const BATCHES = 30;
const BATCH = 500;
const HELD_PEOPLE = 200;
/** Of the 115 that a million messages take, so about half of them are past their time. */
const KEPT_DAYS = 60;
const BUDGET_MS = 1_000;
/** The worker's own statement ends there. */
const LONGEST_MS = 5_000;

/**
 * Batches of the sweep over the deepest space first, without a hold and with holds on many people; then a whole pass in
 * which every row that is past its time is held by a hold on its space for some days, so that each is judged.
 */
export async function measureRetention({ site }: BenchWorld): Promise<readonly FigureResult[]> {
  const { admin } = site;
  const hold = (objects: string): Promise<unknown> =>
    admin.query(
      `INSERT INTO retention.hold (id, object_type, object_id, covers_from, reason, opened_by)
       SELECT gen_random_uuid(), o.type, o.id, now()::date - 400, 'bench', (SELECT a.id FROM auth.account a LIMIT 1)
       FROM (${objects}) o`,
    );
  await admin.query('INSERT INTO retention.policy (version, rules) VALUES (2, $1)', [
    JSON.stringify([{ kind: null, level: null, days: KEPT_DAYS, least: 1, most: null }]),
  ]);
  const worker = await site.connect('ruche_worker');
  try {
    const free = await batches(worker, BATCHES);
    await hold(`SELECT 'person' AS type, id FROM auth.account ORDER BY id LIMIT ${HELD_PEOPLE}`);
    const among = await batches(worker, BATCHES);
    await admin.query('TRUNCATE retention.hold');
    await hold(`SELECT 'space' AS type, id FROM spaces.space`);
    await admin.query('UPDATE retention.progress SET after_space = NULL');
    const held = await batches(worker, Infinity);
    return [
      figure(`${RETENTION_NAME}: a batch of ${BATCH} (p50)`, median(free), BUDGET_MS),
      figure(`${RETENTION_NAME}: the same, ${HELD_PEOPLE} people held (p50)`, median(among), BUDGET_MS),
      figure(`${RETENTION_NAME}: the longest statement where all is held`, Math.max(...held), LONGEST_MS),
    ];
  } finally {
    await worker.end();
  }
}

/** @returns the time of each, in milliseconds; fewer when the pass is over before. */
async function batches(worker: pg.Client, most: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < most) {
    const from = performance.now();
    const { rows } = await worker.query<{ space_id: string | null; destroyed: number }>(
      'SELECT * FROM retention.sweep($1)',
      [BATCH],
    );
    times.push(performance.now() - from);
    if (rows.find(({ space_id }) => space_id === null)?.destroyed === 1) break;
  }
  return times;
}

const figure = (name: string, value: number, budget: number): FigureResult => ({
  name,
  value,
  unit: 'ms',
  budget: `≤ ${budget}`,
  kept: value <= budget,
});
