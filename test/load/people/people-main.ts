import 'reflect-metadata';
import { loadSettings } from '#config';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { startBenchSite } from '../site/bench-site.js';
import { plantLabels } from '../site/plant-labels.js';
import { openSessions } from '../site/sessions.js';
import { writeSettings } from '../site/write-settings.js';
import { explainSearch } from './explain-search.js';
import { plantPeople } from './plant-people.js';

const PEOPLE = 20_000;
const ASKED = Number(process.env['BENCH_ASKED'] ?? 300);
/** Milliseconds, for 99 of 100 answers. */
const BUDGET_MS = 100;
/** Neither a search nor a page of the chart: only reported. */
const WITHOUT_BUDGET = ['floor: own sessions', 'units and sites'];
/** Part of the name of the cases to run; empty runs all. */
const only = process.env['BENCH_ONLY'] ?? '';

const QUERIES: Readonly<Record<string, (n: number) => string>> = {
  // What every request costs on this machine now, without any search.
  'floor: own sessions': () => 'sessions?limit=1',
  'name, common beginning': (n) => `people?query=${'eljazn'.charAt(n % 6)}`,
  'name, rare beginning': (n) => `people?query=elodie%20${n.toString(16)}a`,
  'name, two parts': (n) => `people?query=mac%20${'abcdefghijklmno'.charAt(n % 15)}%20gunth`,
  'name, nobody': (n) => `people?query=xyzzy${n}`,
  'unit and site': (n) => `people?unit=unite%20${n % 200}&site=site%20${n % 12}`,
  tag: (n) => `people?tag=tag%20${n % 900}`,
  'tag, common beginning': () => 'people?tag=tag',
  'present and language': (n) => `people?present=true&language=${['fr', 'en', 'de'][n % 3] ?? ''}`,
  following: () => 'people?following=true',
  'units and sites': () => 'people/units',
  'chart, the top': () => 'people/chart',
};

const site = await startBenchSite();
let app: Awaited<ReturnType<typeof prepareApi>> | null = null;
try {
  await plantLabels(site.admin);
  await plantPeople(site.admin, PEOPLE);
  const [token = ''] = await openSessions(site.admin, [1]);
  const settingsFile = writeSettings(site, {
    port: 1,
    directoryUrl: 'ldap://127.0.0.1:1',
    directoryPasswordFile: site.secretFile('directory', 'unused'),
    poolSize: 4,
  });
  app = await prepareApi(loadSettings({ files: [settingsFile], env: {} }), '/nonexistent');
  const api = app;
  const ask = async (path: string): Promise<{ ms: number; body: string }> => {
    const begin = performance.now();
    const answer = await api.inject({ url: `/api/v1/${path}`, headers: { cookie: `ruche=${token}` } });
    const ms = performance.now() - begin;
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
    return { ms, body: answer.body };
  };
  const people = await site.admin.query<{ id: string }>(
    `SELECT id FROM public.bench_person WHERE number <= ${ASKED} OR number > ${PEOPLE - ASKED} ORDER BY number`,
  );
  const idOf = (n: number): string => people.rows[n % people.rows.length]?.id ?? '';
  const cases = {
    ...QUERIES,
    'chart of a person': (n: number) => `people/${idOf(n * 2)}/chart`,
    profile: (n: number) => `people/${idOf(n * 2)}`,
    'deep page': (n: number) => `people?after=${idOf(n * 2)}`,
  };
  process.stdout.write(
    `${PEOPLE} people, ${ASKED} answers each, in milliseconds; p99 at most ${BUDGET_MS}\n`,
  );
  for (const [name, path] of Object.entries(cases).filter(([one]) => one.includes(only))) {
    for (let n = 0; n < 20; n += 1) await ask(path(n));
    const times: number[] = [];
    for (let n = 0; n < ASKED; n += 1) times.push((await ask(path(n))).ms);
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
    const kept = at(0.99) <= BUDGET_MS || WITHOUT_BUDGET.includes(name);
    process.stdout.write(
      `${name.padEnd(26)} p50 ${at(0.5).toFixed(1).padStart(6)}  p99 ${at(0.99).toFixed(1).padStart(6)}  ${WITHOUT_BUDGET.includes(name) ? 'reported' : kept ? 'kept' : 'MISSED'}\n`,
    );
    if (!kept) process.exitCode = 1;
  }
  process.stdout.write(`\n${await explainSearch(site.admin, token, 'mac elod')}\n`);
  process.stdout.write(`\n${await explainSearch(site.admin, token, 'e')}\n`);
} finally {
  await app?.close();
  await site.stop();
}
