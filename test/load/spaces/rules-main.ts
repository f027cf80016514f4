import 'reflect-metadata';
import { startBenchSite } from '../site/bench-site.js';
import { plantLabels } from '../site/plant-labels.js';
import { openSessions } from '../site/sessions.js';
import { plantPeople } from '../people/plant-people.js';
import { plantAnimatedSpace } from './plant-space.js';

const PEOPLE = 20_000;
/** Milliseconds for one act. */
const BUDGET_MS = 2_000;

type Condition = Readonly<{ attribute: string; anyOf: readonly string[] }>;
const EVERYBODY: readonly Condition[] = [{ attribute: 'title', anyOf: ['Ingénieur'] }];
const UNIT_AND_TAG: readonly Condition[] = [
  { attribute: 'site', anyOf: Array.from({ length: 6 }, (_, n) => `Site ${n}`) },
  { attribute: 'language', anyOf: ['fr', 'en'] },
  { attribute: 'tag', anyOf: Array.from({ length: 50 }, (_, n) => `Tag ${n * 18}`) },
];
const NOBODY: readonly Condition[] = [{ attribute: 'unit', anyOf: ['Nulle part'] }];

const site = await startBenchSite();
let app: Awaited<ReturnType<typeof site.connect>> | null = null;
try {
  await plantLabels(site.admin);
  await plantPeople(site.admin, PEOPLE);
  const [token = ''] = await openSessions(site.admin, [1]);
  const space = await plantAnimatedSpace(site.admin);
  const client = (app = await site.connect('ruche_app'));
  const timed = async (name: string, sql: string, conditions: readonly Condition[]): Promise<boolean> => {
    const begin = performance.now();
    await client.query('BEGIN');
    await client.query('SELECT access.enter($1)', [token]);
    const { rows } = await client.query<Record<string, unknown>>(sql, [space, JSON.stringify(conditions)]);
    await client.query('COMMIT');
    const ms = performance.now() - begin;
    const { enters, leaves, ...counts } = rows[0] ?? {};
    const shown =
      Array.isArray(enters) && Array.isArray(leaves) ? `, ${enters.length + leaves.length} names` : '';
    process.stdout.write(
      `${name.padEnd(34)} ${ms.toFixed(0).padStart(6)} ms  ${JSON.stringify(counts)}${shown}\n`,
    );
    return ms <= BUDGET_MS;
  };
  const TRIAL = "SELECT * FROM spaces.try_rule($1, $2::jsonb, 200, '{}')";
  const PUT = "SELECT * FROM spaces.put_rule($1, $2::jsonb, true, '{}')";
  const kept = [
    await timed('trial: everybody enters', TRIAL, EVERYBODY),
    await timed('trial: three conditions', TRIAL, UNIT_AND_TAG),
    await timed('set: everybody enters', PUT, EVERYBODY),
    await timed('set again: nobody moves', PUT, EVERYBODY),
    await timed('trial: most of them leave', TRIAL, UNIT_AND_TAG),
    await timed('set: three conditions', PUT, UNIT_AND_TAG),
    await timed('set: everybody leaves', PUT, NOBODY),
  ];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  await app?.end();
  await site.stop();
}
