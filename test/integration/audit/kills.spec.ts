import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parseCheckpoint, parseNote, rootFromTiles, type Checkpoint } from '#audit';
import { THROWAWAY_SETTINGS, type EmbeddedPostgres } from '#database';
import { ExportedLog } from '../../support/audit/exported-log.js';
import { KilledParts, type PartName } from '../../support/audit/killed-parts.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { freePort } from '../../support/postgres/external-server.js';
import { chosenPostgres } from '../../support/postgres/chosen-postgres.js';
import { auditKeyFiles } from '../../support/site/audit-keys.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

/** More by hand: AUDIT_KILLS=50. */
const KILLS = Number(process.env['AUDIT_KILLS'] ?? 4);
const VICTIMS = ['api', 'sequencer', 'database', 'worker'] as const;
const WRITERS = 4;
/** How long a killed server may keep another one from starting, in milliseconds. */
const PATIENCE_MS = 15_000;

jest.setTimeout(60_000 + KILLS * 15_000);

describe('whatever is killed at whatever moment', () => {
  let site: TestSite;
  let parts: KilledParts;
  let space: TestSpace;
  let token: string;
  let labelId: string;
  let postgres: EmbeddedPostgres | null = null;
  let checkpointFile: string;
  let exported: ExportedLog;
  const acknowledged: string[] = [];
  const published: Checkpoint[] = [];

  beforeAll(async () => {
    site = await TestSite.start();
    exported = new ExportedLog(site.cluster);
    // The clusters of the tests commit lazily: here what was acknowledged must survive a kill.
    await site.admin.query(`ALTER DATABASE ${site.database} SET synchronous_commit = on`);
    space = await site.addSpace({ members: ['s_ab'] });
    token = await site.signIn('s_ab');
    labelId = await site.value('SELECT wire_id AS value FROM access.label WHERE id = $1', site.label('NP'));
    const settings = testSettings(site);
    checkpointFile = join(site.cluster.folder, 'killed-checkpoint');
    const directory = { ...settings.directory, sync: { ...settings.directory.sync, enabled: false } };
    const audit = { ...settings.audit, checkpointFile };
    parts = new KilledParts({ ...settings, directory, audit }, await freePort());
    for (const name of ['sequencer', 'worker', 'api'] as const) await parts.start(name);
  });
  afterAll(async () => {
    parts.remove();
    exported.remove();
    await postgres?.stop();
    await site.stop();
  });

  it(`every act has its record, no place is given twice, and what was published stays true (${KILLS} kills)`, async () => {
    const stop = new AbortController();
    const writers = Array.from({ length: WRITERS }, () => write(stop.signal));
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(randomInt(50, 900));
      notePublished();
      await strike(VICTIMS[kill % VICTIMS.length] ?? 'api');
    }
    await sleep(500);
    stop.abort();
    await Promise.all(writers);
    await parts.stop();
    notePublished();

    const admin = await site.cluster.connect(site.database);
    const value = async <T>(sql: string, ...given: unknown[]): Promise<T> =>
      (await admin.query<{ value: T }>(sql, given)).rows[0]?.value as T;
    const last = TestSequencer.make(site, checkpointFile);
    await last.sequencer.begin();
    await last.sealAll();
    // Who died without a word is closed, with what it took along.
    last.ahead = 91_000;
    await last.sequencer.keep();
    await last.sealAll();
    try {
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      const lost = `SELECT count(*)::int AS value FROM unnest($1::uuid[]) a (id)
        WHERE NOT EXISTS (SELECT FROM messaging.message m WHERE m.id = a.id)`;
      expect(await value(lost, acknowledged)).toBe(0);
      const untold = `SELECT count(*)::int AS value FROM messaging.message m
        WHERE NOT EXISTS (SELECT FROM audit.audit_event e WHERE e.object_id = m.id AND e.event = 'message.posted')`;
      expect(await value(untold)).toBe(0);
      const invented = `SELECT count(*)::int AS value FROM audit.audit_event e WHERE e.event = 'message.posted'
        AND NOT EXISTS (SELECT FROM messaging.message m WHERE m.id = e.object_id)`;
      expect(await value(invented)).toBe(0);
      const places =
        await value<unknown>(`SELECT jsonb_build_array(count(*), count(DISTINCT event_id), max(index) + 1,
        (SELECT count(*) FROM audit.audit_event), (SELECT size FROM audit.head)) AS value FROM audit.leaf`);
      const size = await value<number>('SELECT size::int AS value FROM audit.head');
      expect(places).toEqual([size, size, size, size, size]);

      const tile = async (level: number, n: number): Promise<Buffer | null> =>
        (
          await admin.query<{ hashes: Buffer }>(
            'SELECT hashes FROM audit.tile WHERE level = $1 AND number = $2',
            [level, n],
          )
        ).rows[0]?.hashes ?? null;
      expect(new Set(published.map((one) => one.size)).size).toBeGreaterThan(KILLS / 4);
      for (const one of published) expect(await rootFromTiles(one.size, tile)).toEqual(one.root);

      const keys = auditKeyFiles(site.cluster.folder);
      const report = exported.verify(
        await exported.write(site.database),
        ...['--log-key', readFileSync(keys.vkey, 'utf8'), '--auditor-key', keys.auditorPrivate],
      );
      expect(report).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    } finally {
      await last.stop();
      await admin.end();
    }
  });

  async function write(stop: AbortSignal): Promise<void> {
    const url = `http://127.0.0.1:${parts.port}/api/v1/conversations/${space.conversationId}/messages`;
    const headers = {
      cookie: `ruche=${token}`,
      'content-type': 'application/json',
      'x-ruche-request': '1',
      origin: 'http://127.0.0.1:3000',
    };
    while (!stop.aborted) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers,
          body: JSON.stringify({ body: 'text', labelId }),
        });
        const { id } = (await answer.json()) as { id?: string };
        if (answer.status === 201 && id) acknowledged.push(id);
        else await sleep(20);
      } catch {
        await sleep(20);
      }
    }
  }

  function notePublished(): void {
    published.push(parseCheckpoint(parseNote(readFileSync(checkpointFile)).text));
  }

  async function strike(victim: PartName | 'database'): Promise<void> {
    if (victim === 'database') return restartDatabase();
    await parts.kill(victim);
    await parts.start(victim);
  }

  async function restartDatabase(): Promise<void> {
    const { folder, host, port } = site.cluster;
    if (postgres) postgres.kill('SIGKILL');
    else site.cluster.kill('SIGKILL');
    await (postgres ? postgres.stop() : site.cluster.stopServer());
    // The backends of a server that was killed outlive it for a moment, and hold its memory: no other one starts meanwhile.
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        postgres = await chosenPostgres()({
          dataDir: join(folder, 'postgres'),
          socketDir: host,
          port,
          settings: { ...THROWAWAY_SETTINGS, max_connections: '200' },
        });
        return;
      } catch (error) {
        if (performance.now() > end) throw error;
        await sleep(250);
      }
    }
  }
});
