import type { AuditPage } from '#contracts';
import { loadSettings } from '#config';
import { newSessionToken, tokenHash } from '#auth';
import { newId } from '#kernel';
import { prepareApi } from '../../../../apps/api/src/start-api.js';
import { aligned } from '../../report/aligned.js';
import { startBenchSite, type BenchSite } from '../../site/bench-site.js';
import { plantLabels } from '../../site/plant-labels.js';
import { writeSettings } from '../../site/write-settings.js';
import { percentile } from '../percentile.js';
import { explainSearch } from './explain-search.js';
import { plantRecords } from './plant-records.js';
import { questionsOf, questionValues } from './questions.js';

/** Milliseconds, for 99 of 100 answers of each question. */
const BUDGET_MS = 500;
/** Answers of each question, in portions that ask for what follows as often as for the beginning. */
const ASKED = Number(process.env['BENCH_ASKED'] ?? 40);

/**
 * The timeline over a log of many records: no filter, each filter and each pair of them, for frequent and for rare
 * values, the first page and those behind it, through the whole api as a security officer.
 * @returns 1 when a p99 is above the budget.
 */
export async function runAuditTimeline(records: number, say: (line: string) => void): Promise<0 | 1> {
  const site = await startBenchSite();
  try {
    const labels = await plantLabels(site.admin);
    const { rows: ids } = await site.admin.query<{ id: number }>(
      'SELECT id FROM access.label WHERE id <> $1 ORDER BY id',
      [labels.S_AB.id],
    );
    await plantRecords(site.admin, records, [...ids.map(({ id }) => id), labels.S_AB.id], say);
    const token = await officer(site);
    const values = await questionValues(site.admin, { often: labels.NP.wireId, seldom: labels.S_AB.wireId });
    const settingsFile = writeSettings(site, {
      port: 1,
      directoryUrl: 'ldap://127.0.0.1:1',
      directoryPasswordFile: site.secretFile('directory', 'unused'),
      poolSize: 2,
    });
    const app = await prepareApi(loadSettings({ files: [settingsFile], env: {} }), '/nonexistent');
    const ask = async (query: string): Promise<{ ms: number; page: AuditPage }> => {
      const begin = performance.now();
      const answer = await app.inject({
        url: `/api/v1/audit/records?limit=50&${query}`,
        headers: { cookie: `ruche=${token}` },
      });
      const ms = performance.now() - begin;
      if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.body}`);
      return { ms, page: JSON.parse(answer.body) as AuditPage };
    };
    const rows: string[][] = [];
    let missed = 0;
    for (const { name, query } of questionsOf(values)) {
      const times: number[] = [];
      let short = 0;
      for (let n = 0; times.length < ASKED; n++) {
        let before: string | null = null;
        for (let pages = 0; pages < 4 && times.length < ASKED; pages++) {
          const next: string = before === null ? '' : `&before=${before}`;
          const { ms, page } = await ask(`${query(n)}${next}`);
          times.push(ms);
          if (page.next !== null && page.items.length < 50) short++;
          before = page.next;
          if (before === null) break;
        }
      }
      const p99 = percentile(times, 0.99);
      if (p99 > BUDGET_MS) missed++;
      rows.push([
        name,
        percentile(times, 0.5).toFixed(0),
        p99.toFixed(0),
        String(short),
        p99 > BUDGET_MS ? 'MISSED' : 'kept',
      ]);
      say(`${name}: ${p99.toFixed(0)} ms`);
    }
    await app.close();
    const head = ['filters', 'p50 ms', 'p99 ms', 'short pages', `≤ ${BUDGET_MS} ms`];
    process.stdout.write(`${records} records, ${ASKED} answers each\n${aligned([head, ...rows])}\n\n`);
    if (process.env['BENCH_EXPLAIN'] !== undefined)
      process.stdout.write(`${await explainSearch(site.admin, token)}\n`);
    process.stdout.write(`p99 ≤ ${BUDGET_MS} ms: ${missed === 0 ? 'kept' : `MISSED ${missed} times`}\n`);
    return missed === 0 ? 0 : 1;
  } finally {
    await site.stop();
  }
}

/** A security officer with an open session. @returns the raw token. */
async function officer({ admin }: BenchSite): Promise<string> {
  const person = {
    ...{ directoryId: 'officer', uid: 'officer', displayName: 'Officer', unit: null, humanKey: 'officer' },
    ...{ nationality: 'FRA', partner: false, siteRole: 'officer' },
    clearance: [{ policy: 'FR', level: 'S', restrictive: [], permissive: {} }],
  };
  const { rows } = await admin.query<{ id: string }>('SELECT auth.provision($1, $2::jsonb) AS id', [
    newId(),
    JSON.stringify(person),
  ]);
  const token = newSessionToken();
  await admin.query(
    `SELECT auth.open_session($1, $2, $3, NULL, '127.0.0.1', interval '4 hours', interval '8 hours')`,
    [newId(), tokenHash(token), rows[0]?.id],
  );
  return token;
}
