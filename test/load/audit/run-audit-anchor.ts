import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { Emitter, readAuditorKey } from '#audit';
import { loadSettings } from '#config';
import { SystemClock } from '#kernel';
import { COLLECTOR, Rsyslog, SENDER } from '../../support/rsyslog/start-rsyslog.js';
import { auditSettings } from '../../support/site/audit-keys.js';
import { aligned } from '../report/aligned.js';
import { startBenchSite, type BenchSite } from '../site/bench-site.js';
import { writeSettings } from '../site/write-settings.js';
import { RecordStream } from './record-stream.js';
import { startSequencer } from './start-sequencer.js';

const PER_SECOND = 2_000;
/** How many seconds of records the collector may be behind. */
const BEHIND_BUDGET_SECONDS = 5;
const ROWS_AT_ONCE = 10;
const LOOK_MS = 500;

/**
 * Records at a steady pace while the built sequencer seals them and brings them to a real rsyslog over TLS: how far the
 * collector is behind.
 * @returns 1 when it does not keep up, or does not have each record once.
 */
export async function runAuditAnchor(seconds: number, say: (line: string) => void): Promise<0 | 1> {
  const site = await startBenchSite();
  const rsyslog = await Rsyslog.make();
  try {
    await rsyslog.start();
    const file = await settingsWith(site, rsyslog);
    const { audit } = loadSettings({ files: [file], env: {} });
    const emitter = new Emitter(new SystemClock(), readAuditorKey(audit.auditorKeyFile));
    const stopSequencer = await startSequencer(site, file);
    const stream = await RecordStream.open(site, emitter, ROWS_AT_ONCE);
    say(`${PER_SECOND} records a second for ${seconds} s`);
    const [most, restMs] = await watch(site, stream.run(PER_SECOND, seconds));
    await stream.close();
    await stopSequencer();
    await rsyslog.stop();
    const indexes = rsyslog.lines().flatMap((line) => / index="(\d+)"/.exec(line)?.[1] ?? []);
    const isWhole =
      indexes.length === (await size(site)) && indexes.every((index, at) => Number(index) === at);
    process.stdout.write(
      `${aligned([
        ['records', 'behind at most', 'rest took', 'each once, in order'],
        [String(indexes.length), String(most), `${restMs.toFixed(0)} ms`, isWhole ? 'yes' : 'NO'],
      ])}\n`,
    );
    const kept = isWhole && most <= BEHIND_BUDGET_SECONDS * PER_SECOND;
    process.stdout.write(`${PER_SECOND} a second kept up with: ${kept ? 'kept' : 'MISSED'}\n`);
    return kept ? 0 : 1;
  } finally {
    await rsyslog.remove();
    await site.stop();
  }
}

async function settingsWith(site: BenchSite, rsyslog: Rsyslog): Promise<string> {
  const file = writeSettings(site, {
    port: 1,
    directoryUrl: 'ldap://127.0.0.1:1',
    directoryPasswordFile: '/dev/null',
    poolSize: 2,
  });
  const { certFile, keyFile } = await rsyslog.authority.issue(SENDER);
  const { port, authority } = rsyslog;
  const at = { host: '127.0.0.1', port, serverName: COLLECTOR, format: 'ocsf' };
  const syslog = { ...at, caFile: authority.caFile, certFile, keyFile };
  const audit = { ...auditSettings(site), anchors: { syslog, file: null } };
  const written = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return site.secretFile('anchored.yaml', stringify({ ...written, audit }, { aliasDuplicateObjects: false }));
}

/** @returns how many records the collector was behind at most, and how long the rest took, in milliseconds. */
async function watch(site: BenchSite, running: Promise<void>): Promise<readonly [number, number]> {
  let most = 0;
  const ended: { at: number | null } = { at: null };
  void running.then(() => (ended.at = performance.now()));
  for (;;) {
    await pause(LOOK_MS);
    const left = await behind(site);
    most = Math.max(most, left);
    if (ended.at !== null && left === 0) return [most, performance.now() - ended.at];
  }
}

/** Records that are committed and that the collector does not have. */
async function behind(site: BenchSite): Promise<number> {
  const { rows } = await site.admin.query<{ left: number }>(
    `SELECT (SELECT size FROM audit.head)::int + (SELECT count(*) FROM audit.audit_pending)::int
       - coalesce((SELECT position FROM audit.anchor WHERE name = 'syslog'), 0)::int AS left`,
  );
  return rows[0]?.left ?? 0;
}

async function size(site: BenchSite): Promise<number> {
  const { rows } = await site.admin.query<{ size: number }>('SELECT size::int FROM audit.head');
  return rows[0]?.size ?? 0;
}
