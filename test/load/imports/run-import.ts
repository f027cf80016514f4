import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IMPORT_PIECE_BYTES, type Import, type ImportState } from '#contracts';
import { loadSettings } from '#config';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { launchWorker } from '../chaos/launch-parts.js';
import { plantPeople } from '../people/plant-people.js';
import { aligned } from '../report/aligned.js';
import { startBenchSite, type BenchSite } from '../site/bench-site.js';
import { plantLabels } from '../site/plant-labels.js';
import { openSessions } from '../site/sessions.js';
import { writeSettings } from '../site/write-settings.js';
import { MADE_CHANNELS, MADE_USERS, madeExport } from './made-export.js';

/** Messages a second that are written, and megabytes that the worker may hold at its peak. */
const WRITTEN_BUDGET = 1_000;
const MEMORY_BUDGET_MB = 300;

/**
 * One import from its first piece to the end of its undoing: the real routes, the built worker in a process of its own, a
 * database whose every commit reaches the disk.
 * @returns 1 when a budget is missed.
 */
export async function runImport(messages: number, say: (line: string) => void): Promise<0 | 1> {
  const site = await startBenchSite();
  let api: NestFastifyApplication | null = null;
  let worker: Awaited<ReturnType<typeof launchWorker>> | null = null;
  try {
    const labels = await plantLabels(site.admin);
    await plantPeople(site.admin, Math.max(2_000, MADE_USERS));
    const spaceIds = await plantSpaces(site);
    const [token = ''] = await openSessions(site.admin, [1]);
    const settingsFile = writeSettings(site, {
      port: 1,
      directoryUrl: 'ldap://127.0.0.1:1',
      directoryPasswordFile: site.secretFile('directory', 'unused'),
      poolSize: 4,
    });
    api = await prepareApi(loadSettings({ files: [settingsFile], env: {} }), '/nonexistent');
    worker = await launchWorker({ RUCHE_CONFIG: settingsFile, RUCHE_LOG_LEVEL: 'error' });
    const { pid } = worker;
    await untilLooking(site);
    const asker = askerOf(api, token);
    const file = Buffer.from([...madeExport(messages)].join('\n'));
    const size = (): Promise<number> => databaseMegabytes(site);
    const rows: string[][] = [['phase', 'seconds', 'a second', 'worker peak', 'database']];
    const phase = async (name: string, unit: number, work: () => Promise<unknown>): Promise<number> => {
      const [before, begin] = [await size(), performance.now()];
      await work();
      const seconds = (performance.now() - begin) / 1_000;
      const grown = (await size()) - before;
      rows.push([
        name,
        seconds.toFixed(1),
        (unit / seconds).toFixed(0),
        `${peakMegabytes(pid).toFixed(0)} MB`,
        `${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MB`,
      ]);
      say(rows.at(-1)?.join('  ') ?? '');
      return unit / seconds;
    };
    const state = (id: string, ...wanted: ImportState[]): Promise<Import> => reached(asker, pid, id, wanted);

    const digest = createHash('sha256');
    const pieces = Array.from({ length: Math.ceil(file.length / IMPORT_PIECE_BYTES) }, (_, n) =>
      file.subarray(n * IMPORT_PIECE_BYTES, (n + 1) * IMPORT_PIECE_BYTES),
    );
    for (const piece of pieces) digest.update(createHash('sha256').update(piece).digest());
    const begun = await asker<Import>('POST', `spaces/${spaceIds[0] ?? ''}/imports`, {
      format: 'mattermost',
      fileName: 'made.jsonl',
      sizeBytes: file.length,
      digest: digest.digest('hex'),
      labelId: labels.NP.wireId,
    });
    const { id } = begun;
    say(
      `${messages} messages, ${(file.length / 1e6).toFixed(0)} MB, ${MADE_USERS} people, ${MADE_CHANNELS} channels`,
    );
    await phase(`upload (${pieces.length} pieces of 1 MiB)`, pieces.length, async () => {
      for (const [n, piece] of pieces.entries()) await asker('PUT', `imports/${id}/pieces/${n}`, piece);
    });
    await phase('check (messages)', messages, async () => {
      await asker('POST', `imports/${id}/check`);
      await state(id, 'ready');
    });
    await asker('PUT', `imports/${id}/mapping`, {
      channels: spaceIds.map((spaceId, n) => ({ channel: `labo/canal-${n}`, spaceId })),
    });
    const written = await phase('write (messages)', messages, async () => {
      await asker('POST', `imports/${id}/start`);
      await state(id, 'finished');
    });
    const { counts } = await asker<Import>('GET', `imports/${id}`);
    const left = await site.admin.query('SELECT FROM imports.piece');
    if (counts.imported !== messages && counts.imported !== messages + 1 && counts.imported !== messages + 2)
      throw new Error(`${counts.imported} messages were written of ${messages}`);
    if (left.rowCount !== 0) throw new Error('pieces of the file are left');
    await phase('undo (messages)', messages, async () => {
      await asker('POST', `imports/${id}/undo`);
      await state(id, 'undone');
    });
    const peak = peakMegabytes(pid);
    process.stdout.write(`${aligned(rows)}\n`);
    const kept = written >= WRITTEN_BUDGET && peak <= MEMORY_BUDGET_MB;
    process.stdout.write(
      `written ${written.toFixed(0)}/s (at least ${WRITTEN_BUDGET}), peak ${peak.toFixed(0)} MB (at most ${MEMORY_BUDGET_MB}): ${kept ? 'kept' : 'MISSED'}\n`,
    );
    return kept ? 0 : 1;
  } finally {
    await worker?.stop().catch(() => undefined);
    await api?.close();
    await site.stop();
  }
}

type Asker = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<T>;

function askerOf(api: NestFastifyApplication, token: string): Asker {
  return async <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> => {
    const bytes = Buffer.isBuffer(body);
    const answer = await api.inject({
      method,
      url: `/api/v1/${path}`,
      headers: {
        cookie: `ruche=${token}`,
        'x-ruche-request': '1',
        ...(body && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body && { payload: bytes ? body : JSON.stringify(body) }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
    return (answer.body === '' ? null : JSON.parse(answer.body)) as T;
  };
}

/** A worker that has ended is no reason to wait: its memory cannot be read. */
async function reached(
  asker: Asker,
  pid: number,
  id: string,
  wanted: readonly ImportState[],
): Promise<Import> {
  for (;;) {
    peakMegabytes(pid);
    const shown = await asker<Import>('GET', `imports/${id}`);
    if (wanted.includes(shown.state)) return shown;
    if (shown.state === 'stopped') throw new Error(`the import stopped: ${shown.problem}`);
    await sleep(200);
  }
}

/** Spaces that person 1 animates and everybody of the file reads, one for each channel. */
async function plantSpaces({ admin }: BenchSite): Promise<string[]> {
  const label = `(SELECT l.id FROM access.label l WHERE l.parts ->> 'level' = 'NP' AND l.parts -> 'restrictive' = '[]'
    AND l.parts -> 'permissive' = '{}')`;
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
     SELECT gen_random_uuid(), 'community', 'Canal ' || n, 'open', ${label}, ${label}, ${label} FROM generate_series(0, $1::int) n
     RETURNING id`,
    [MADE_CHANNELS - 1],
  );
  const ids = rows.map(({ id }) => id);
  await admin.query(
    `INSERT INTO messaging.conversation (id, space_id, label_id) SELECT gen_random_uuid(), s.id, s.entry_label_id
     FROM spaces.space s WHERE s.id = ANY ($1)`,
    [ids],
  );
  await admin.query(
    `INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role)
     SELECT b.id, s.id, s.entry_label_id, CASE WHEN b.number = 1 THEN 'animator' ELSE 'member' END
     FROM public.bench_person b, spaces.space s WHERE b.number <= 100 AND s.id = ANY ($1)`,
    [ids],
  );
  await admin.query('ANALYZE');
  return ids;
}

/** The start of the worker's process is no part of any phase. */
async function untilLooking({ admin }: BenchSite): Promise<void> {
  const asked = `SELECT FROM pg_stat_activity WHERE usename = 'ruche_worker' AND query ILIKE '%claim_jobs%'`;
  while (((await admin.query(asked)).rowCount ?? 0) === 0) await sleep(200);
}

async function databaseMegabytes({ admin }: BenchSite): Promise<number> {
  const { rows } = await admin.query<{ bytes: string }>(
    'SELECT pg_database_size(current_database()) AS bytes',
  );
  return Number(rows[0]?.bytes) / 1e6;
}

/** The most that the process ever held, in megabytes. */
function peakMegabytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
