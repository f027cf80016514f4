import { Emitter, readAuditorKey } from '#audit';
import { loadSettings } from '#config';
import { SystemClock } from '#kernel';
import { aligned } from '../report/aligned.js';
import { median } from '../report/results.js';
import { startBenchSite } from '../site/bench-site.js';
import { writeSettings } from '../site/write-settings.js';
import { percentile } from './percentile.js';
import { LagWatch } from './lag-watch.js';
import { RecordStream } from './record-stream.js';
import { startSequencer } from './start-sequencer.js';

const PER_SECOND = 2_000;
const LAG_BUDGET_MS = 1_000;
const ADDED_BUDGET_MS = 5;
/** One statement tells of so many objects, as a page of a list does. */
const ROWS_AT_ONCE = 10;

/**
 * Records at a steady pace while the built sequencer seals them in a process of its own: how long each waits for its
 * place from its commit on, and what the statement that records takes.
 * @returns 1 when a budget is missed.
 */
export async function runAuditSealing(seconds: number, say: (line: string) => void): Promise<0 | 1> {
  const site = await startBenchSite();
  try {
    const file = writeSettings(site, {
      port: 1,
      directoryUrl: 'ldap://127.0.0.1:1',
      directoryPasswordFile: '/dev/null',
      poolSize: 2,
    });
    const { audit } = loadSettings({ files: [file], env: {} });
    const emitter = new Emitter(new SystemClock(), readAuditorKey(audit.auditorKeyFile));
    const stopSequencer = await startSequencer(site, file);
    const stream = await RecordStream.open(site, emitter, ROWS_AT_ONCE);
    say(`${PER_SECOND} records a second for ${seconds} s`);
    const watch = await LagWatch.begin(site, stream.committed);
    await stream.run(PER_SECOND, seconds);
    const lags = await watch.end();
    const added = stream.statementMs;
    await stream.close();
    await stopSequencer();
    const [lag, each] = [percentile(lags, 0.99), median(added)];
    process.stdout.write(
      `${aligned([
        ['records', 'reached a second', 'lag p50', 'lag p99', 'statement p50'],
        [
          String(lags.length),
          (lags.length / seconds).toFixed(0),
          `${median(lags).toFixed(0)} ms`,
          `${lag.toFixed(0)} ms`,
          `${each.toFixed(2)} ms`,
        ],
      ])}\n`,
    );
    const kept =
      lag <= LAG_BUDGET_MS && each <= ADDED_BUDGET_MS && lags.length >= 0.98 * PER_SECOND * seconds;
    process.stdout.write(
      `${PER_SECOND} a second, lag p99 ≤ ${LAG_BUDGET_MS} ms, statement p50 ≤ ${ADDED_BUDGET_MS} ms: ${kept ? 'kept' : 'MISSED'}\n`,
    );
    return kept ? 0 : 1;
  } finally {
    await site.stop();
  }
}
